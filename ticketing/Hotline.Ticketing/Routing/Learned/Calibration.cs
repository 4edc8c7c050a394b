namespace Hotline.Ticketing.Routing.Learned;

/// <summary>
/// Turns the lead of the best class into the probability that it is right: a logistic function fitted on messages that the
/// model was not trained on. J. Platt, "Probabilistic Outputs for Support Vector Machines" (1999).
/// </summary>
/// <param name="Slope">Of the lead over the second class.</param>
/// <param name="Level">Of the best class's own score.</param>
/// <param name="Bias">Where both are 0.</param>
internal readonly record struct Calibration(double Slope, double Level, double Bias)
{
    private const int Rounds = 50;

    // Keeps the coefficients finite where every message was right; too weak to matter otherwise.
    private const double Ridge = 1e-3;

    /// <summary>The probability, 0 to 1, that a class with this score and this lead is right.</summary>
    public double Confidence(double best, double second) => 1 / (1 + Math.Exp(-(Slope * (best - second) + Level * best + Bias)));

    /// <summary>Fits by Newton's method.</summary>
    /// <param name="outcomes">Best score, second score, whether the best was right.</param>
    public static Calibration Fit(IReadOnlyList<(double Best, double Second, bool IsRight)> outcomes)
    {
        Span<double> theta = [1, 0, 0];
        for (var round = 0; round < Rounds; round++)
        {
            Span<double> gradient = [Ridge * theta[0], Ridge * theta[1], Ridge * theta[2]];
            Span<double> hessian = [Ridge, 0, 0, Ridge, 0, Ridge];
            foreach (var (best, second, isRight) in outcomes)
            {
                Span<double> x = [best - second, best, 1];
                var p = new Calibration(theta[0], theta[1], theta[2]).Confidence(best, second);
                for (var (i, cell) = (0, 0); i < 3; i++)
                {
                    gradient[i] += (p - (isRight ? 1 : 0)) * x[i];
                    for (var j = i; j < 3; j++)
                        hessian[cell++] += p * (1 - p) * x[i] * x[j];
                }
            }

            if (Step(hessian, gradient, theta) < 1e-9)
                break;
        }

        return new Calibration(theta[0], theta[1], theta[2]);
    }

    // Solves the symmetric 3 by 3 system by its cofactors; cells are the upper triangle by rows.
    private static double Step(ReadOnlySpan<double> h, ReadOnlySpan<double> g, Span<double> theta)
    {
        var (a, b, c, d, e, f) = (h[0], h[1], h[2], h[3], h[4], h[5]);
        var (ca, cb, cc) = (d * f - e * e, c * e - b * f, b * e - c * d);
        var determinant = a * ca + b * cb + c * cc;
        Span<double> step =
        [
            (ca * g[0] + cb * g[1] + cc * g[2]) / determinant,
            (cb * g[0] + (a * f - c * c) * g[1] + (b * c - a * e) * g[2]) / determinant,
            (cc * g[0] + (b * c - a * e) * g[1] + (a * d - b * b) * g[2]) / determinant,
        ];
        var length = 0.0;
        for (var i = 0; i < 3; i++)
        {
            theta[i] -= step[i];
            length += step[i] * step[i];
        }

        return length;
    }
}
