using Sim.Core.Models.Platform;
using Sim.Core.Randomness;
using Sim.Core.Traffic.Stores;

namespace Sim.Core.Traffic.Requests;

/// <content>The data stores that requests ask.</content>
public sealed partial class RequestPlane
{
    private PodQueues NewPods(int pool, RandomStreams streams)
    {
        PoolSpec spec = _platform.Pools[pool];
        StoreCalls? stores =
            spec.Stores.Count == 0
                ? null
                : new StoreCalls(
                    StoreLink.Of(_platform, pool, use => _paths.PoolToStore(pool, use)),
                    streams.For($"pool/{spec.Id}", "calls to data stores"),
                    _sampling
                );
        return new PodQueues(spec, _service, _sampling, stores);
    }

    /// <summary>Caches begin as warm as the demand of the beginning keeps them.</summary>
    private void BeginStores()
    {
        var rates = new double[_platform.Endpoints.Count + 1];
        var shares = new double[rates.Length];
        for (int group = 0; group < _groups.Length; group++)
        {
            FillDirected(group, shares);
            for (int endpoint = 0; endpoint < rates.Length; endpoint++)
            {
                rates[endpoint] += shares[endpoint] * RateOf(group);
            }
        }
        for (int endpoint = 0; endpoint < _platform.Endpoints.Count; endpoint++)
        {
            _pods[_platform.Endpoints[endpoint].Pool].Begin(rates[endpoint]);
        }
    }
}
