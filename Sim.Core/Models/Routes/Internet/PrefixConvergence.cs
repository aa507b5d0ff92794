using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Models.Routes.Internet;

/// <summary>
/// The speakers of all networks for one prefix, on a clock of their own that follows that of the world.
/// </summary>
/// <remarks>
/// They begin at rest: before time zero everybody has heard of the prefix, and no timer runs. Between changes nothing
/// is scheduled, so a prefix that does not change costs nothing.
/// </remarks>
internal sealed class PrefixConvergence
{
    private readonly SimulationKernel _kernel = new();
    private readonly AsGraph _graph;
    private readonly NetworkRules _rules;
    private readonly BgpModel _model;
    private readonly SimDuration _ahead;

    /// <param name="announcements">As of the beginning.</param>
    public PrefixConvergence(InternetSpec spec, IReadOnlyList<Announcement> announcements)
    {
        _graph = spec.Geography.Graph;
        _rules = new NetworkRules(_graph);
        _model = new BgpModel(_kernel, _rules, new RandomStreams(spec.Seed), spec.Bgp);
        _model.Converge(() =>
        {
            foreach (Announcement one in announcements)
            {
                _model.Reconsider(_rules.Announce(one));
            }
        });
        _kernel.RunUntil(_kernel.Now + spec.Bgp.Mrai);
        _ahead = _kernel.Now - SimTime.Zero;
    }

    /// <summary>Whether no message is under way and none waits.</summary>
    public bool IsQuiet => _model.IsQuiet;

    public void AdvanceTo(SimTime now) => _kernel.RunUntil(now + _ahead);

    public void Announce(Announcement announcement) => _model.Reconsider(_rules.Announce(announcement));

    public void Withdraw(Asn announcer) => _model.Reconsider(_rules.Withdraw(announcer));

    public void CloseSession(Asn one, Asn other) => _model.CloseSession(_graph.IndexOf(one), _graph.IndexOf(other));

    public void OpenSession(Asn one, Asn other) => _model.OpenSession(_graph.IndexOf(one), _graph.IndexOf(other));

    public bool Arrives(int network) => _model.FateOf(network) == PacketFate.Delivered;

    /// <summary>The network at which packets arrive, and the one before it; -1 where they do not.</summary>
    public (int End, int Before) WayOf(int network)
    {
        if (!Arrives(network))
        {
            return (-1, -1);
        }
        (int at, int before) = (network, -1);
        while (_model.ChosenNeighborOf(at) is var next and >= 0)
        {
            (at, before) = (next, at);
        }
        return (at, before);
    }

    /// <summary>See <see cref="RouteChain"/>; 0 where packets do not arrive.</summary>
    public ulong ChainOf(int network) => Arrives(network) ? RouteChain.Of(network, _model.ChosenNeighborOf) : 0;
}
