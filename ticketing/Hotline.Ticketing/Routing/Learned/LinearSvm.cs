namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// A linear support vector machine for one class against the rest, squared hinge loss, trained by coordinate descent on the
/// dual. C.-J. Hsieh and others, "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008), algorithm 1.
/// </summary>
internal sealed class LinearSvm
{
    // Cross-validated between 0.1 and 3: flat from 1 on.
    private const double Penalty = 2;
    private const int MostRounds = 30;

    // Rounds end when no dual variable wants to move by more.
    private const double Tolerance = 0.02;

    private readonly TrainingSet _set;
    private readonly int _class;
    private readonly Expression[] _expressions;
    private readonly double[] _duals;
    private readonly double[] _curvatures;
    private double _bias;

    private LinearSvm(TrainingSet set, int ofClass)
    {
        _set = set;
        _class = ofClass;
        _expressions = Array.ConvertAll(LogCountRatio.Of(set, ofClass), ratio => new Expression { Ratio = ratio });
        _duals = new double[set.Count];
        _curvatures = new double[set.Count];
    }

    /// <summary>Weight of each expression for a class, its log-count ratio included, and the class's bias.</summary>
    public static (float[] Weights, float Bias) Train(TrainingSet set, int ofClass, CancellationToken cancellationToken)
    {
        var svm = new LinearSvm(set, ofClass);
        svm.Descend(cancellationToken);
        return (Array.ConvertAll(svm._expressions, expression => expression.Weight * expression.Ratio), (float)svm._bias);
    }

    private void Descend(CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, _set.Count)];
        // A fixed seed: the same messages make the same model.
        var random = new Random(20261123);
        var (active, furthestBefore) = (order.Length, double.PositiveInfinity);
        for (var round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order.AsSpan(0, active));
            var furthest = 0.0;
            for (var i = 0; i < active; i++)
            {
                var move = Step(order[i], furthestBefore);
                furthest = Math.Max(furthest, move);
                // Far on its right side: it is left out until the others are done (section 3.2 of the paper).
                if (double.IsNaN(move))
                    (order[i], order[--active], i) = (order[active], order[i], i - 1);
            }

            if (furthest >= Tolerance)
                furthestBefore = furthest;
            else if (active == order.Length)
                return;
            else
                (active, furthestBefore) = (order.Length, double.PositiveInfinity);
        }
    }

    /// <summary>Moves one dual variable to its optimum.</summary>
    /// <param name="message">Its message.</param>
    /// <param name="farFrom">A message whose margin is larger by this, without a say so far, is left out.</param>
    /// <returns>How much it wanted to move; NaN where it is to be left out.</returns>
    private double Step(int message, double farFrom)
    {
        var side = _set.Classes[message] == _class ? 1.0 : -1.0;
        var gradient = side * Margin(message) - 1 + 0.5 / Penalty * _duals[message];
        if (_duals[message] == 0 && gradient > farFrom)
            return double.NaN;
        var projected = _duals[message] == 0 ? Math.Min(gradient, 0) : gradient;
        if (Math.Abs(projected) < 1e-12)
            return 0;
        var before = _duals[message];
        _duals[message] = Math.Max(before - gradient / Curvature(message), 0);
        Move((_duals[message] - before) * side, message);
        return Math.Abs(projected);
    }

    private double Margin(int message)
    {
        var margin = _bias;
        foreach (var (number, value) in _set.Of(message))
        {
            ref readonly var expression = ref _expressions[number];
            margin += expression.Weight * expression.Ratio * value;
        }

        return margin;
    }

    private void Move(double by, int message)
    {
        _bias += by;
        foreach (var (number, value) in _set.Of(message))
        {
            ref var expression = ref _expressions[number];
            expression.Weight += (float)(by * expression.Ratio * value);
        }
    }

    // Most messages of other classes never move, and theirs is never asked for.
    private double Curvature(int message)
    {
        if (_curvatures[message] != 0)
            return _curvatures[message];
        var sum = 1 + 0.5 / Penalty;
        foreach (var (number, value) in _set.Of(message))
            sum += (double)(value * _expressions[number].Ratio) * (value * _expressions[number].Ratio);
        return _curvatures[message] = sum;
    }

    // Side by side, because both are read together at places that the processor cannot guess.
    private struct Expression
    {
        public float Ratio;
        public float Weight;
    }
}
