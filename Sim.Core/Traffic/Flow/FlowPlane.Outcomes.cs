using Sim.Core.Models.Faults;
using Sim.Core.Models.Routes;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Flow;

/// <content>What became of a step's attempts: answered, tried again, or given up.</content>
public sealed partial class FlowPlane
{
    /// <summary>
    /// Time that a refused or failed attempt takes: a round trip or two. An assumption; it only delays the retry.
    /// </summary>
    private static readonly SimDuration s_fastFailure = SimDuration.FromMilliseconds(200);

    /// <summary>Requests that have come back with an error and whose connection is open.</summary>
    private readonly PendingRetries _openRetries;

    /// <summary>Requests whose next attempt needs a new connection.</summary>
    private readonly PendingRetries _retries;

    /// <summary>By cell and stage: attempts that the present step makes out of <see cref="_openRetries"/>.</summary>
    private readonly double[] _openDue;

    /// <summary>The same out of <see cref="_retries"/>.</summary>
    private readonly double[] _due;

    /// <summary>By cell: requests in a last attempt that gets no reply.</summary>
    private readonly double[] _givingUp;

    /// <summary>By column, for the group at hand.</summary>
    private readonly AttemptFate[] _fates = new AttemptFate[ActiveColumns.MostColumns];

    /// <summary>By front end and edge: shares of requests that come back with an error, and too late.</summary>
    private readonly (double Errors, double Timeouts)[][] _edgeFates;

    /// <summary>Phase 3: a group's attempts meet what the stations could do.</summary>
    private void Settle(int group, in StepDecay decay, ref StepOutcome outcome)
    {
        double retryShare = RetryShare(group, _fates);
        double answered = 0;
        double failed = 0;
        foreach (int column in _active.Of(group))
        {
            int cell = Cell(group, column);
            ref readonly CellFlow flow = ref _flows[cell];
            if (flow.OnOpen + flow.Fresh + flow.OnDead > 0)
            {
                if (flow.OnDead > 0 || _fates[column].CanFail)
                {
                    failed += Fail(group, column, _fates[column], retryShare);
                }
                if (column < _addresses)
                {
                    answered += RecordAnswers(group, column);
                }
            }
            if (_givingUp[cell] > 0)
            {
                failed += EndGivingUp(group, column, decay);
            }
            outcome.InFlight += InFlight(cell);
        }
        outcome.Answered += answered;
        outcome.Failed += failed;
        _recorder.Timeline.AddRegion(_recorder.RegionOfGroup[group], answered, failed);
    }

    /// <summary>Requests of a cell that wait for their next attempt or for the end of their last one.</summary>
    private double InFlight(int cell) => _givingUp[cell] + _openRetries.CountOf(cell) + _retries.CountOf(cell);

    /// <summary>Ends a share of the requests whose last attempt gets no reply.</summary>
    private double EndGivingUp(int group, int column, in StepDecay decay)
    {
        ref double waiting = ref _givingUp[Cell(group, column)];
        bool isSpeck = waiting < PendingRetries.Speck && decay.Seconds >= PendingRetries.SpeckSeconds;
        double ended = isSpeck ? waiting : waiting * decay.GivingUp;
        waiting -= ended;
        RecordFailures(group, column, ended);
        return ended;
    }

    /// <summary>Share of this step's failures that the group's retry budget lets try again.</summary>
    /// <param name="fates">Filled in for the active columns.</param>
    private double RetryShare(int group, Span<AttemptFate> fates)
    {
        double sent = 0;
        double wanted = 0;
        foreach (int column in _active.Of(group))
        {
            int cell = Cell(group, column);
            ref readonly CellFlow flow = ref _flows[cell];
            AttemptFate fate = FateOf(group, column);
            fates[column] = fate;
            sent += flow.Open + flow.FirstFresh + flow.OnDead;
            wanted += (flow.Open * fate.OpenFailed) + (flow.FirstFresh * fate.FreshFailed) + flow.OnDead;
            for (int k = 0; k + 1 < _retries.StageCount; k++)
            {
                wanted += (Due(_openDue, cell)[k] * fate.OpenFailed) + (Due(_due, cell)[k] * fate.FreshFailed);
            }
        }
        return wanted > 0 ? Math.Min(1, _platform.Service.RetryBudget.Value * sent / wanted) : 0;
    }

    /// <summary>What happens to attempts of a cell, as shares.</summary>
    private AttemptFate FateOf(int group, int column)
    {
        if (column == _addresses)
        {
            return new AttemptFate(0, 0, 1, 0, 0);
        }
        Impairment way = WayOf(group, column);
        AttemptFate reached = column < _platform.Sites.Count ? SiteFate(group, column) : EdgeFate(group, column);
        double passed = way.PassedShare;
        return reached with
        {
            FreshRefused = way.RefusedShare,
            FreshErrors = passed * reached.FreshErrors,
            FreshTimeouts = way.BlackholedShare + (passed * reached.FreshTimeouts),
        };
    }

    /// <summary>What happens to attempts that get through to a site.</summary>
    private AttemptFate SiteFate(int group, int site)
    {
        Impairment way = _routes!.PathOf(site, _groups[group].Vantage);
        EndpointStations stations = _endpoints[site];
        double sound = 1 - way.ErrorShare;
        double inTime = sound * (1 - stations.FailedShare) * way.DelayedShare;
        double errors = way.ErrorShare + (sound * stations.ErrorShare);
        double timeouts = sound * stations.TimeoutShare;
        return new AttemptFate(
            errors,
            timeouts + (inTime * LateShare(way, stations, Handshake.Warm.RoundTrips)),
            0,
            errors,
            timeouts + (inTime * LateShare(way, stations, _platform.Service.FreshRoundTrips))
        );
    }

    private AttemptFate EdgeFate(int group, int address)
    {
        int frontEnd = address - _platform.Sites.Count;
        double errors = 0;
        double timeouts = 0;
        foreach (EdgeShare edge in _paths.EdgesOf(_groups[group].Vantage, frontEnd))
        {
            errors += edge.Share * _edgeFates[frontEnd][edge.Edge].Errors;
            timeouts += edge.Share * _edgeFates[frontEnd][edge.Edge].Timeouts;
        }
        return new AttemptFate(errors, timeouts, 0, errors, timeouts);
    }

    /// <summary>Works out, after the stations' step, what happens to the requests of every edge.</summary>
    private void FillEdgeFates()
    {
        for (int frontEnd = 0; frontEnd < _edgeFates.Length; frontEnd++)
        {
            int[] endpoints = _destinations.EndpointsOf(frontEnd);
            for (int edge = 0; edge < _edgeFates[frontEnd].Length; edge++)
            {
                double errors = 0;
                double timeouts = 0;
                double served = 0;
                for (int backend = 0; backend < endpoints.Length; backend++)
                {
                    double share = _state!.FrontEnds[frontEnd].Share(edge, backend);
                    served += share;
                    errors += share * _endpoints[endpoints[backend]].ErrorShare;
                    timeouts += share * _endpoints[endpoints[backend]].TimeoutShare;
                }
                _edgeFates[frontEnd][edge] = (errors + Math.Max(0, 1 - served), timeouts);
            }
        }
    }

    /// <summary>
    /// Sends a cell's failed attempts to their next stage as far as the budget goes; ends the others.
    /// </summary>
    /// <returns>Requests that ended at once.</returns>
    private double Fail(int group, int column, in AttemptFate fate, double retriesLeft)
    {
        int cell = Cell(group, column);
        ref readonly CellFlow flow = ref _flows[cell];
        double ended = 0;
        double attemptsFailed = 0;
        // From the last stage on down: what enters a stage changes the time that those in it have lost.
        for (int k = _retries.StageCount - 1; k >= 0; k--)
        {
            double retried = k + 1 < _retries.StageCount ? retriesLeft : 0;
            FailedAttempts open = fate.OfOpen(Due(_openDue, cell)[k]);
            FailedAttempts fresh = fate.OfFresh(Due(_due, cell)[k]);
            attemptsFailed += open.Count + fresh.Count;
            ended += EnterOrEnd(group, column, k + 2, open, _openRetries.LostSeconds(cell, k), retried);
            ended += EnterOrEnd(group, column, k + 2, fresh, _retries.LostSeconds(cell, k), retried);
        }
        FailedAttempts first = fate.OfOpen(flow.Open) + fate.OfFresh(flow.FirstFresh);
        first = first with { Timeouts = first.Timeouts + flow.OnDead };
        attemptsFailed += first.Count;
        ended += EnterOrEnd(group, column, 1, first, 0, _retries.StageCount > 0 ? retriesLeft : 0);
        if (column < _platform.Sites.Count)
        {
            _load[column].FailedAttempts += attemptsFailed;
        }
        return ended;
    }

    /// <summary>A cell's row of attempts by stage.</summary>
    private Span<double> Due(double[] attempts, int cell) =>
        attempts.AsSpan(cell * _retries.StageCount, _retries.StageCount);

    /// <summary>
    /// A share of the failures of one attempt waits for the next; the rest ends: at once, or when the timeout is over.
    /// </summary>
    private double EnterOrEnd(
        int group,
        int column,
        int attempt,
        in FailedAttempts failures,
        double lostBefore,
        double retriedShare
    )
    {
        if (failures.Count <= 0)
        {
            return 0;
        }
        int cell = Cell(group, column);
        if (retriedShare > 0)
        {
            double fast = s_fastFailure.TotalSeconds;
            _openRetries.Enter(cell, attempt, failures.Errors * retriedShare, lostBefore, fast);
            double closed = failures.Refused + failures.Timeouts;
            double slow = failures.Timeouts * _platform.Service.Timeout.TotalSeconds;
            double seconds = closed > 0 ? ((failures.Refused * fast) + slow) / closed : 0;
            _retries.Enter(cell, attempt, closed * retriedShare, lostBefore, seconds);
        }
        double ended = (failures.Errors + failures.Refused) * (1 - retriedShare);
        _givingUp[cell] += failures.Timeouts * (1 - retriedShare);
        RecordFailures(group, column, ended);
        return ended;
    }

    /// <summary>Books the answers to one cell.</summary>
    private double RecordAnswers(int group, int address)
    {
        ref readonly CellFlow flow = ref _flows[Cell(group, address)];
        double passed = WayOf(group, address).PassedShare;
        double answered = RecordAnswers(
            group,
            address,
            new AnsweredRequests(flow.Open, (flow.FirstFresh - flow.LateFresh) * passed, 0, 0)
        );
        if (flow.LateFresh > 0)
        {
            var late = new AnsweredRequests(0, flow.LateFresh * passed, flow.LateFreshSeconds, 0);
            answered += RecordAnswers(group, address, late);
        }
        if (flow.Retried > 0)
        {
            var onOpen = new AnsweredRequests(flow.RetriedOpen, 0, flow.RetriedOpenSeconds, 0);
            var onFresh = new AnsweredRequests(0, flow.RetriedFresh * passed, flow.RetriedFreshSeconds, 0);
            answered += RecordAnswers(group, address, onOpen) + RecordAnswers(group, address, onFresh);
        }
        return answered;
    }

    /// <param name="reached">Those that got through to the address, to be answered or not.</param>
    private double RecordAnswers(int group, int address, in AnsweredRequests reached) =>
        address < _platform.Sites.Count
            ? RecordSiteAnswers(group, address, reached)
            : RecordFrontEndAnswers(group, address, reached);

    /// <summary>
    /// Share of the delayed requests that would be answered in time but for the delay of each of their round trips.
    /// </summary>
    private static double LateShare(in Impairment way, EndpointStations site, int roundTrips) =>
        way.DelayedShare > 0 ? site.LateShare(way.Delay * (long)roundTrips) : 0;

    private double RecordSiteAnswers(int group, int site, in AnsweredRequests reached)
    {
        Impairment way = _routes!.PathOf(site, _groups[group].Vantage);
        AnsweredRequests sound = reached.Times(1 - way.ErrorShare);
        double answered = RecordEndpointAnswers(group, site, sound.Times(1 - way.DelayedShare));
        if (way.DelayedShare > 0)
        {
            EndpointStations stations = _endpoints[site];
            int freshTrips = _platform.Service.FreshRoundTrips;
            var slow = new AnsweredRequests(
                sound.Open * way.DelayedShare * (1 - LateShare(way, stations, Handshake.Warm.RoundTrips)),
                sound.Fresh * way.DelayedShare * (1 - LateShare(way, stations, freshTrips)),
                sound.LostSeconds,
                way.Delay.TotalSeconds
            );
            answered += RecordEndpointAnswers(group, site, slow);
        }
        return answered;
    }

    private double RecordFrontEndAnswers(int group, int address, in AnsweredRequests reached)
    {
        int frontEnd = address - _platform.Sites.Count;
        int vantage = _groups[group].Vantage;
        double answered = 0;
        for (int backend = 0; backend < _destinations.EndpointsOf(frontEnd).Length; backend++)
        {
            double share = BackendShare(vantage, frontEnd, backend);
            if (share > 0)
            {
                int endpoint = _destinations.EndpointsOf(frontEnd)[backend];
                _load[endpoint].FailedAttempts += share * reached.Count * _endpoints[endpoint].FailedShare;
                answered += RecordEndpointAnswers(group, endpoint, reached.Times(share));
            }
        }
        return answered;
    }

    private double RecordEndpointAnswers(int group, int endpoint, in AnsweredRequests reached)
    {
        AnsweredRequests answered = reached.Times(1 - _endpoints[endpoint].FailedShare);
        if (answered.Count > 0)
        {
            _load[endpoint].Answered += answered.Count;
            _recorder.Answered(group, endpoint, answered, _endpoints[endpoint].SojournMeanSeconds);
        }
        return answered.Count;
    }

    private void RecordFailures(int group, int column, double count)
    {
        if (count <= 0)
        {
            return;
        }
        if (column < _platform.Sites.Count || column == _addresses)
        {
            _recorder.Failed(group, column == _addresses ? -1 : column, count);
            return;
        }
        int frontEnd = column - _platform.Sites.Count;
        int vantage = _groups[group].Vantage;
        double served = 0;
        for (int backend = 0; backend < _destinations.EndpointsOf(frontEnd).Length; backend++)
        {
            double share = BackendShare(vantage, frontEnd, backend);
            served += share;
            _recorder.Failed(group, _destinations.EndpointsOf(frontEnd)[backend], count * share);
        }
        _recorder.Failed(group, -1, count * Math.Max(0, 1 - served));
    }
}
