using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Core.Tests.Routing.Bgp;
using Sim.Core.Tests.Routing.Bgp.Geography;

namespace Sim.Core.Tests.Models.Routes.Internet;

/// <summary>
/// Two carriers that peer and are everywhere on <see cref="Line"/>, both upstreams of both sites; messages take 10 ms.
/// <code>
///              AS1 ======================= AS2        everywhere
///          .--'  |'--------.---------.----' |
///        AS11    |       AS21      AS22    AS12
///  metro  A      |        C         E       B        AS13 of AS1 in F
///                |     site par  site east
///        FR 75 % of users in AS11, 25 % in AS12        US all in AS13
/// front end AS30: edges eu in A, us in E; peers with AS1, AS2 and AS11
/// </code>
/// </summary>
internal sealed class InternetBench
{
    public const int Par = 0;
    public const int East = 1;
    public const int France = 0;
    public const int America = 1;

    private readonly SimulationKernel _kernel = new();
    private readonly PublicationRecorder _recorder = new();
    private readonly EndpointBoard _board;

    public InternetBench(bool anycast = false, params FaultSpec[] faults)
        : this(PlatformOf(anycast), faults, pinned: null) { }

    private InternetBench(PlatformSpec platform, FaultSpec[] faults, int? pinned)
    {
        Platform = platform;
        Resting = new RestingRoutes(platform, Spec(pinned));
        var publisher = new Publisher(_kernel);
        publisher.Subscribe(_recorder);
        var ledger = new FaultLedger();
        Routes = new InternetRouteModel(_kernel, platform, Resting, ledger, publisher);
        _board = new EndpointBoard(platform, publisher);
        SetBlades(Par, announced: 6);
        SetBlades(East, announced: 6);
        _ = new FaultInjector(_kernel, faults, ledger, Routes.OnFault);
        Routes.Publish();
        _board.Start();
    }

    /// <summary>Users in America were measured at a site, 300 ms away.</summary>
    public static InternetBench WithAmericaAt(int site) => new(PlatformOf(anycast: true), [], site);

    public PlatformSpec Platform { get; }

    public RestingRoutes Resting { get; }

    public InternetRouteModel Routes { get; }

    public RouteSnapshot Now => _recorder.Routes[^1];

    public IReadOnlyList<RouteSnapshot> Published => _recorder.Routes;

    public void RunTo(double seconds) => _kernel.RunUntil(SimTime.FromSeconds(seconds));

    public void SetBlades(int site, int announced) =>
        _board.Set(
            site,
            new SiteState(
                default,
                [.. Enumerable.Range(0, 6).Select(i => new BladeState(i < announced, default))],
                false
            )
        );

    public static FaultSpec Blackhole(ComponentKind kind, int site, int part, double at, double seconds) =>
        new(
            new Component(kind, site, part),
            new FaultMode(FaultKind.Blackhole),
            1,
            SimTime.FromSeconds(at),
            SimDuration.FromSeconds(seconds)
        );

    private static PlatformSpec PlatformOf(bool anycast)
    {
        PlatformSpec platform = SmallPlatform.Create();
        SiteSpec par = platform.Sites[0] with { Upstreams = ["AS1", "AS2"] };
        return (
            platform with
            {
                Sites = [par, par with { Id = "east", Address = anycast ? par.Address : "192.0.2.2" }],
                Vantages =
                [
                    new VantageSpec("FR", new GeoPoint(0, 0), "FR", InCloud: false),
                    new VantageSpec("US", new GeoPoint(0, 50), "US", InCloud: false),
                ],
            }
        ).WithEndpoints();
    }

    private static InternetSpec Spec(int? pinned)
    {
        AsGraph graph = Graphs.Of("1-2 1>11 2>12 1>13 1>21 2>21 1>22 2>22 1-30 2-30 11-30");
        AsGeography geography = Line.Of(graph, "ABCDEF ABCDEF A B F C E AE");
        Asn[] upstreams = Graphs.Asns(1, 2);
        AnycastNetwork edges = Line.Backbone(
            30,
            new AnycastSite { Name = "eu", Metro = Line.At('A') },
            new AnycastSite { Name = "us", Metro = Line.At('E') }
        );
        return new InternetSpec
        {
            Geography = geography,
            Eyeballs =
            [
                new EyeballNetwork(France, graph.IndexOf(new Asn(11)), Line.At('A'), 0.75),
                new EyeballNetwork(France, graph.IndexOf(new Asn(12)), Line.At('B'), 0.25),
                new EyeballNetwork(America, graph.IndexOf(new Asn(13)), Line.At('F'), 1)
                {
                    PinnedSite = pinned,
                    PinnedRoundTrip = pinned is null ? null : SimDuration.FromMilliseconds(300),
                },
            ],
            Sites =
            [
                new SiteNetwork(new Asn(21), Line.At('C'), upstreams),
                new SiteNetwork(new Asn(22), Line.At('E'), upstreams),
            ],
            Edges = new AnycastPrefix(geography, edges),
            Bgp = new BgpOptions
            {
                LinkDelay = DurationRange.Always(SimDuration.FromMilliseconds(10)),
                Processing = default,
            },
            Seed = 1,
        };
    }
}
