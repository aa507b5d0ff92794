using Sim.Core.Randomness;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>Service times with a mean of one second.</summary>
internal static class ServiceTimes
{
    public static double Exponential(RandomStream stream) => stream.NextExponential(1);

    public static double Constant(RandomStream stream) => 1;

    /// <summary>
    /// A lognormal with cs^2 = exp(sigma^2) - 1 = 1; its mean is median exp(sigma^2 / 2) = median sqrt(2).
    /// </summary>
    public static double Lognormal(RandomStream stream) =>
        stream.NextLognormal(0.70710678118654752, 0.83255461115769776);
}
