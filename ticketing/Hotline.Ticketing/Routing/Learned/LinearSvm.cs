using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// Linear support vector machines, each for one class against the rest, squared hinge loss, trained by coordinate descent on the
/// dual. C.-J. Hsieh and others, "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008), algorithm 1. Eight classes
/// are learned side by side, so that a message is read once for all of them and what is known of an expression is one cache line.
/// </summary>
internal sealed class LinearSvm
{
    /// <summary>Classes that are learned side by side.</summary>
    public const int Width = 8;

    // Cross-validated between 0.1 and 3: flat from 1 on.
    private const float Penalty = 2;

    // On three tenths of real messages, each read by a model of the other nine, ten read as well as thirty.
    private const int MostRounds = 10;

    // Rounds end when no dual variable wants to move by more.
    private const float Tolerance = 0.1f;

    // Who wants to move by less stays: it would change nothing that can be seen, at the price of a pass over the message.
    private const float LeastMove = 0.01f;

    // By so much a message's margin is larger than it has to be before it is left out for a while.
    private const float Well = 0.1f;

    // A message is of no class until something speaks for it; the bias is what differs from that. So the many messages of other
    // classes are on their right side from the beginning, and only those that resemble the class ever move.
    private const float Outset = -1;

    private const int CacheLine = 64;

    private readonly TrainingSet _set;
    private readonly int _first;
    private readonly Vector256<float> _isPadding;
    private readonly byte[] _memory;
    private readonly int _offset;
    private readonly Vector256<float>[] _duals;
    private readonly Vector256<float>[] _curvatures;
    private Vector256<float> _bias;
    private Vector256<float> _furthest;

    private LinearSvm(TrainingSet set, int firstClass)
    {
        _set = set;
        _first = firstClass;
        _isPadding = Vector256.GreaterThanOrEqual(Vector256.CreateSequence(0f, 1), Vector256.Create((float)(set.Labels.Length - firstClass)));
        _memory = GC.AllocateArray<byte>((set.Table.Count + 1) * CacheLine, pinned: true);
        _offset = (int)(CacheLine - Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) % CacheLine) % CacheLine;
        _duals = new Vector256<float>[set.Count];
        _curvatures = new Vector256<float>[set.Count];
        var squares = LogCountRatio.Squares(set, firstClass);
        var expressions = Expressions;
        for (var i = 0; i < squares.Length; i++)
            expressions[i].Square = squares[i];
    }

    private Span<Expression> Expressions => MemoryMarshal.Cast<byte, Expression>(_memory.AsSpan(_offset));

    /// <summary>Learns the classes from one on, as many as there are but at most <see cref="Width"/>.</summary>
    /// <param name="set">The messages.</param>
    /// <param name="firstClass">The first of them.</param>
    /// <param name="weights">Takes the weight of each expression for each class, its log-count ratio included, the classes of an expression side by side.</param>
    /// <param name="biases">Takes the bias of each class.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    public static void Train(TrainingSet set, int firstClass, float[] weights, float[] biases, CancellationToken cancellationToken)
    {
        var svm = new LinearSvm(set, firstClass);
        svm.Descend(cancellationToken);
        var classes = set.Labels.Length;
        var expressions = svm.Expressions;
        for (var ofClass = firstClass; ofClass < Math.Min(firstClass + Width, classes); ofClass++)
        {
            biases[ofClass] = svm._bias[ofClass - firstClass] + Outset;
            for (var i = 0; i < set.Table.Count; i++)
                weights[i * classes + ofClass] = expressions[i].Weight[ofClass - firstClass];
        }
    }

    private void Descend(CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, _set.Count)];
        // A fixed seed: the same messages make the same model.
        var random = new Random(20261123);
        var active = order.Length;
        for (var round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOfAll = active == order.Length;
            random.Shuffle(order.AsSpan(0, active));
            _furthest = Vector256<float>.Zero;
            for (var i = 0; i < active; i++)
            {
                // On its right side for all classes: it is left out until the others are done (after section 3.2 of the paper, but sooner).
                if (Step(order[i]) && round > 0)
                    (order[i], order[--active], i) = (order[active], order[i], i - 1);
            }

            if (Vector256.GreaterThanOrEqualAny(_furthest, Vector256.Create(Tolerance)))
                continue;
            if (isOfAll)
                return;
            active = order.Length;
        }
    }

    /// <summary>Moves a message's dual variables to their optima.</summary>
    /// <param name="message">The message.</param>
    /// <returns>True where it has no say in any class and is well on its right side.</returns>
    private bool Step(int message)
    {
        var side = Side(message);
        var before = _duals[message];
        var gradient = side * Margin(message) - Vector256<float>.One + before * (0.5f / Penalty);
        var hasNoSay = Vector256.Equals(before, Vector256<float>.Zero);
        var wanted = Vector256.Abs(Vector256.ConditionalSelect(hasNoSay, Vector256.Min(gradient, Vector256<float>.Zero), gradient));
        _furthest = Vector256.Max(_furthest, wanted);
        if (!Vector256.GreaterThanOrEqualAny(wanted, Vector256.Create(LeastMove)))
            return Vector256.EqualsAll((hasNoSay & Vector256.GreaterThanOrEqual(gradient, Vector256.Create(Well)) | _isPadding).AsInt32(), Vector256<int>.AllBitsSet);
        var after = Vector256.Max(before - gradient / Curvature(message), Vector256<float>.Zero);
        _duals[message] = after;
        Move((after - before) * side, message);
        return false;
    }

    private Vector256<float> Side(int message)
    {
        var own = _set.Classes[message] - _first;
        return own is >= 0 and < Width ? Vector256.WithElement(Vector256.Create(-1f), own, 1) : Vector256.Create(-1f);
    }

    private Vector256<float> Margin(int message)
    {
        var margin = _bias + Vector256.Create(Outset);
        var expressions = Expressions;
        foreach (var (number, value) in _set.Of(message))
            margin += expressions[number].Weight * value;
        return margin;
    }

    private void Move(Vector256<float> by, int message)
    {
        _bias += by;
        var expressions = Expressions;
        foreach (var (number, value) in _set.Of(message))
        {
            ref var expression = ref expressions[number];
            expression.Weight += by * value * expression.Square;
        }
    }

    // Most messages of other classes never move, and theirs is never asked for.
    private Vector256<float> Curvature(int message)
    {
        if (_curvatures[message] != Vector256<float>.Zero)
            return _curvatures[message];
        var sum = Vector256.Create(1 + 0.5f / Penalty);
        var expressions = Expressions;
        foreach (var (number, value) in _set.Of(message))
            sum += expressions[number].Square * (value * value);
        return _curvatures[message] = sum;
    }

    // Side by side, because both are read together at places that the processor cannot guess.
    private struct Expression
    {
        /// <summary>Weight for each class, its log-count ratio included.</summary>
        public Vector256<float> Weight;

        /// <summary>Square of the log-count ratio.</summary>
        public Vector256<float> Square;
    }
}
