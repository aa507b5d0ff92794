using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

/// <summary>Queues with a mean service time of one second: the rate is the load, and times are in services.</summary>
internal static class LongRun
{
    public static readonly SimDuration Service = SimDuration.FromSeconds(1);

    public static RequestRate Rate(double perSecond) => new(perSecond);

    public static SimDuration Seconds(double seconds) => SimDuration.FromSeconds(seconds);

    public static MM1Queue MM1(double load) => new(Rate(load), Service);

    public static MMcQueue MMc(double load, int servers) => new(Rate(load), Service, servers);

    public static MMccQueue MMcc(double load, int servers) => new(Rate(load), Service, servers);

    public static MM1KQueue MM1K(double load, int places) => new(Rate(load), Service, places);

    public static MG1Queue MG1(double load, double cvSquared) => new(Rate(load), Service, cvSquared);

    public static PowerOfChoicesQueue PowerOf(int choices, double load) => new(Rate(load), Service, choices);
}
