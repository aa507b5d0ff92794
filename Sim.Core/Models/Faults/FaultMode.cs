using Sim.Core.Quantities;

namespace Sim.Core.Models.Faults;

/// <summary>How a component fails.</summary>
public enum FaultKind
{
    /// <summary>Connections are refused at once; open ones are reset.</summary>
    Refuse,

    /// <summary>Packets vanish.</summary>
    Blackhole,

    /// <summary>A share of requests is answered with an error.</summary>
    Errors,

    /// <summary>Requests take longer.</summary>
    Slow,

    /// <summary>Nodes that are asked for are refused; those that are there, or on their way, stay.</summary>
    StockOut,

    /// <summary>Containers end some time after each start, the first time at once.</summary>
    CrashLoop,

    /// <summary>The provider takes nodes back at the begin, and gives none until the end.</summary>
    Preempt,
}

/// <summary>How a component fails, with its numbers.</summary>
/// <param name="Kind">The manner.</param>
/// <param name="ErrorShare">Share of requests answered with an error, for <see cref="FaultKind.Errors"/>.</param>
/// <param name="Delay">
/// Added time, for <see cref="FaultKind.Slow"/>: to every round trip by an upstream, a link or the path of a check, to
/// every answer by the others. Time from a container's start to its end, for <see cref="FaultKind.CrashLoop"/>.
/// </param>
public sealed record FaultMode(FaultKind Kind, double ErrorShare = 0, SimDuration Delay = default)
{
    /// <param name="share">Share of the component that fails this way, 0 to 1.</param>
    public Impairment ToImpairment(double share) =>
        Kind switch
        {
            FaultKind.Refuse => new Impairment(share, 0, 0, 0, default),
            FaultKind.Blackhole => new Impairment(0, share, 0, 0, default),
            FaultKind.StockOut or FaultKind.CrashLoop or FaultKind.Preempt => default,
            FaultKind.Errors => new Impairment(0, 0, ErrorShare * share, 0, default),
            _ => new Impairment(0, 0, 0, share, Delay),
        };
}
