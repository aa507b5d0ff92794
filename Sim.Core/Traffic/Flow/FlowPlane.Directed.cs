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
            double share = users > 0 ? here / users : _held[cell];
            _destinations.AddTo(_state!, _groups[group].Vantage, address, share, shares);
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

    /// <summary>The share of a vantage's requests to a front end that goes to one of its backends.</summary>
    private double BackendShare(int vantage, int frontEnd, int backend) =>
        _destinations.BackendShare(_state!, vantage, frontEnd, backend);
}
