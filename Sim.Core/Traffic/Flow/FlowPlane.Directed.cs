using Sim.Core.Models.Routes;

namespace Sim.Core.Traffic.Flow;

/// <content>Where users are bound for, and where they failed.</content>
public sealed partial class FlowPlane
{
    public double RateOf(int group) => _rates[_groups[group].Vantage] * _groups[group].Share;

    public double UtilizationOf(int endpoint) => _endpoints[endpoint].Utilization;

    public double PodsNeededAt(int endpoint) => _endpoints[endpoint].Pool.PodsNeeded;

    /// <remarks>Counted when the way or the blades change.</remarks>
    public double ResetsAt(int endpoint) => _resets[endpoint];

    public void FillDirected(int group, Span<double> shares)
    {
        shares.Clear();
        double users = _users.Total(group);
        for (int address = 0; address < _addresses; address++)
        {
            int cell = Cell(group, address);
            double here = _users.Open[cell] + _users.Dead[cell] + _users.Looking[cell];
            Direct(group, address, users > 0 ? here / users : _held[cell], shares);
        }
        int nowhere = Cell(group, _addresses);
        shares[^1] += users > 0 ? _users.Looking[nowhere] / users : _held[nowhere];
    }

    public void FillFailed(int group, Span<double> counts)
    {
        for (int endpoint = 0; endpoint < _endpoints.Length; endpoint++)
        {
            counts[endpoint] = _recorder.TotalsOf(group, endpoint).Failed;
        }
        counts[^1] = _recorder.FailedNowhere(group);
    }

    /// <summary>The share of a group's users whose cached answer is an address.</summary>
    /// <remarks>Of sites with one address each counts those whom routes lead there.</remarks>
    public double CachedShareOf(int group, int address) => HeldShareOf(group, address);

    private void Direct(int group, int address, double share, Span<double> shares)
    {
        if (address < _platform.Sites.Count)
        {
            shares[address] += share;
            return;
        }
        int frontEnd = address - _platform.Sites.Count;
        int vantage = _groups[group].Vantage;
        double left = share;
        for (int backend = 0; backend < _backendEndpoints[frontEnd].Length; backend++)
        {
            double part = share * BackendShare(vantage, frontEnd, backend);
            shares[_backendEndpoints[frontEnd][backend]] += part;
            left -= part;
        }
        shares[^1] += Math.Max(0, left);
    }

    /// <summary>The share of a vantage's requests to a front end that goes to one of its backends.</summary>
    private double BackendShare(int vantage, int frontEnd, int backend)
    {
        ReadOnlySpan<EdgeShare> edges = _paths.EdgesOf(vantage, frontEnd);
        if (edges.Length == 1)
        {
            return _state!.FrontEnds[frontEnd].Share(edges[0].Edge, backend);
        }
        double share = 0;
        foreach (EdgeShare edge in edges)
        {
            share += edge.Share * _state!.FrontEnds[frontEnd].Share(edge.Edge, backend);
        }
        return share;
    }
}
