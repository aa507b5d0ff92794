using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Sim.Core.Statistics.Inference;

/// <summary>Critical values of the standard normal distribution, to twelve digits.</summary>
internal static class StandardNormal
{
    /// <summary>z such that |Z| exceeds it with probability 1 - <paramref name="level"/>.</summary>
    // MathNet's value is right to 15 digits, but the last of them come from the logarithm of the machine. Rounded to
    // twelve, as in a printed table, it is the same on every processor, and so is every decision made with it.
    public static double CriticalValue(double level) =>
        double.Parse(
            (-Normal.InvCDF(0, 1, (1 - level) / 2)).ToString("E11", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
}
