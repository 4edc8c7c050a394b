namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// A linear support vector machine for one class against the rest, squared hinge loss, trained by coordinate descent on the
/// dual. C.-J. Hsieh and others, "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008), algorithm 1.
/// </summary>
internal sealed class LinearSvm
{
    // Cross-validated between 0.1 and 3: flat from 1 on.
    private const double Penalty = 2;
    private const int MostRounds = 15;

    // Rounds end when no dual variable wants to move by more.
    private const double Tolerance = 0.02;

    private readonly TrainingSet _set;
    private readonly int _class;
    private readonly float[] _ratios;
    private readonly float[] _weights;
    private readonly double[] _duals;
    private readonly double[] _curvatures;
    private double _bias;

    private LinearSvm(TrainingSet set, int ofClass)
    {
        _set = set;
        _class = ofClass;
        _ratios = LogCountRatio.Of(set, ofClass);
        _weights = new float[_ratios.Length];
        _duals = new double[set.Count];
        _curvatures = new double[set.Count];
    }

    /// <summary>Weight of each expression for a class, its log-count ratio included, and the class's bias.</summary>
    public static (float[] Weights, float Bias) Train(TrainingSet set, int ofClass, CancellationToken cancellationToken)
    {
        var svm = new LinearSvm(set, ofClass);
        svm.Descend(cancellationToken);
        for (var i = 0; i < svm._weights.Length; i++)
            svm._weights[i] *= svm._ratios[i];
        return (svm._weights, (float)svm._bias);
    }

    private void Descend(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _set.Count; i++)
            _curvatures[i] = 1 + SquaredLength(i) + 0.5 / Penalty;
        int[] order = [.. Enumerable.Range(0, _set.Count)];
        // A fixed seed: the same messages make the same model.
        var random = new Random(20261123);
        for (var round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            var furthest = 0.0;
            foreach (var message in order)
                furthest = Math.Max(furthest, Step(message));
            if (furthest < Tolerance)
                return;
        }
    }

    /// <summary>Moves one dual variable to its optimum.</summary>
    /// <returns>How much it wanted to move.</returns>
    private double Step(int message)
    {
        var side = _set.Classes[message] == _class ? 1.0 : -1.0;
        var gradient = side * Margin(message) - 1 + 0.5 / Penalty * _duals[message];
        var projected = _duals[message] == 0 ? Math.Min(gradient, 0) : gradient;
        if (Math.Abs(projected) < 1e-12)
            return 0;
        var before = _duals[message];
        _duals[message] = Math.Max(before - gradient / _curvatures[message], 0);
        Move((_duals[message] - before) * side, message);
        return Math.Abs(projected);
    }

    private double Margin(int message)
    {
        var margin = _bias;
        foreach (var (number, value) in _set.Of(message))
            margin += _weights[number] * _ratios[number] * value;
        return margin;
    }

    private void Move(double by, int message)
    {
        _bias += by;
        foreach (var (number, value) in _set.Of(message))
            _weights[number] += (float)(by * _ratios[number] * value);
    }

    private double SquaredLength(int message)
    {
        var sum = 0.0;
        foreach (var (number, value) in _set.Of(message))
            sum += (double)(value * _ratios[number]) * (value * _ratios[number]);
        return sum;
    }
}
