namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>One criterion of a decision process. Without state.</summary>
public interface IDecisionStep
{
    /// <summary>As explanations spell it.</summary>
    string Name { get; }

    /// <summary>Whether one of two routes from different neighbors always falls.</summary>
    bool IsTotal { get; }

    /// <summary>Whether a route falls against another one of those that are left.</summary>
    bool IsWorse(BgpRoute route, BgpRoute other);
}
