using Hotline.Evaluation.Input;
using Hotline.Evaluation.Tasks;

namespace Hotline.Evaluation;

/// <summary>Runs a task by its name: a table to read, and as the last line one JSON object of the figures.</summary>
internal static class Evaluations
{
    private const int WrongInput = 2;

    private static readonly EvaluationTask[] _tasks =
    [
        new RoutingTask(), new RetrievalTask(), new AnswersTask(), new IntentsTask(), new AddressesTask(), new AddressPhrasesTask(), new ClustersTask(), new NoiseTask(), new TrainTask(),
    ];

    /// <returns>0; 2 where the arguments or a file are wrong, which is said on <paramref name="errors"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            if (args.Length == 0 || Array.Find(_tasks, t => t.Name == args[0]) is not { } task)
                throw new InputFault($"{(args.Length == 0 ? "No task is named" : $"'{args[0]}' is no task")}. The tasks:\n{string.Join('\n', _tasks.Select(t => $"  {t.Name} {t.Usage}"))}");
            var figures = await task.RunAsync(Arguments.Parse(args.AsSpan(1), task.Usage), output, cancellationToken);
            figures.WriteTo(output);
            return 0;
        }
        catch (Exception exception) when (exception is InputFault or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
            return WrongInput;
        }
    }
}
