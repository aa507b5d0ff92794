using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Tests.Routing.Bgp.Geography;

namespace Sim.Core.Tests.Routing.Bgp.Catchments;

public sealed class CatchmentLaws
{
    [Law(MaxTest = 200)]
    public Property Shares_of_the_sites_add_up_to_one_where_anybody_reaches_any() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
            {
                Catchment catchment = new CatchmentSolver(map.Geography).Solve(map.Prefix, map.Clients);
                return catchment
                    .Countries.Select(one => one.Summary)
                    .Append(catchment.Total)
                    .All(one =>
                        Math.Abs(one.SiteShares.Sum(share => share.Value) - (one.Reached.Value > 0 ? 1 : 0)) < 1e-9
                    );
            }
        );

    [Law(MaxTest = 200)]
    public Property Nobody_is_quicker_than_by_a_direct_way_to_the_nearest_site_or_to_the_best_one_reachable() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
                new CatchmentSolver(map.Geography)
                    .Solve(map.Prefix, map.Clients, comparesReachable: true)
                    .Clients.Where(one => one.Site >= 0)
                    .All(one =>
                        // The line from length to time keeps the triangle inequality; each way is rounded to 2 ns.
                        one.RoundTrip.Nanoseconds
                            >= one.Nearest.RoundTrip.Nanoseconds - 20
                        && one.RoundTrip >= one.BestReachable.RoundTrip
                        && one.DirectKilometers >= 0
                        && one.NearestKilometers <= one.DirectKilometers + 1e-6
                        && (one.IsAtBestReachable || one.RoundTrip > one.BestReachable.RoundTrip)
                    )
        );

    [Law(MaxTest = 100)]
    public Property The_best_site_of_a_backbone_is_found_without_solving_each_alone() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
            {
                var prefix = new AnycastPrefix(map.Geography, map.Network with { HasBackbone = true });
                var solver = new CatchmentSolver(map.Geography);
                Catchment together = solver.Solve(prefix, map.Clients);
                Catchment[] alone =
                [
                    .. prefix.Sites.Select((_, site) => solver.Solve(prefix.Alone(site), map.Clients)),
                ];
                return together
                    .Clients.Select((one, i) => (one, i))
                    .Where(pair => pair.one.Site >= 0)
                    .All(pair => alone.All(other => other.Clients[pair.i].RoundTrip >= pair.one.RoundTrip));
            }
        );

    [Law(MaxTest = 100)]
    public Property The_sum_of_countries_is_the_total() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
            {
                Catchment catchment = new CatchmentSolver(map.Geography).Solve(map.Prefix, map.Clients);
                double users = catchment.Countries.Sum(one => one.Summary.Users);
                double reached = catchment.Countries.Sum(one => one.Summary.Users * one.Summary.Reached.Value);
                return Math.Abs(users - catchment.Total.Users) < 1e-9
                    && Math.Abs(reached - (catchment.Total.Users * catchment.Total.Reached.Value)) < 1e-9;
            }
        );
}
