using Hotline.Evaluation.Input;

namespace Hotline.Evaluation.Tasks;

/// <summary>One thing that can be measured.</summary>
internal abstract class EvaluationTask
{
    /// <summary>First word of the command.</summary>
    public abstract string Name { get; }

    /// <summary>Its arguments.</summary>
    public abstract string Usage { get; }

    /// <summary>Measures.</summary>
    /// <param name="arguments">What was asked.</param>
    /// <param name="output">Takes the table; the figures are printed after it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InputFault">An argument or a file is wrong.</exception>
    public abstract Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken);
}
