using Sim.Core.Models.Faults;

namespace Sim.Core.Traffic.Flow;

/// <content>What became of a step's attempts: answered, tried again, or given up.</content>
public sealed partial class FlowPlane
{
    /// <summary>
    /// Time that a refused or failed attempt takes, seconds: a round trip or two. An assumption; it only delays the
    /// retry.
    /// </summary>
    private const double FastFailureSeconds = 0.2;

    private readonly PendingRetries _retries;

    /// <summary>By cell and stage: attempts that the present step makes.</summary>
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
            if (flow.Open + flow.Fresh + flow.OnDead > 0)
            {
                if (flow.OnDead > 0 || _fates[column].CanFail)
                {
                    failed += Fail(group, column, _fates[column], retryShare);
                }
                if (column < _addresses)
                {
                    answered += RecordAnswers(group, column, flow);
                }
            }
            if (_givingUp[cell] > 0)
            {
                failed += EndGivingUp(group, column, decay);
            }
            outcome.InFlight += _givingUp[cell] + _retries.CountOf(cell);
        }
        outcome.Answered += answered;
        outcome.Failed += failed;
        _recorder.Timeline.AddRegion(_recorder.RegionOfGroup[group], answered, failed);
    }

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
                wanted += DueOf(cell, k) * fate.FreshFailed;
            }
        }
        return wanted > 0 ? Math.Min(1, _platform.Service.RetryBudget.Value * sent / wanted) : 0;
    }

    /// <summary>What happens to attempts of a cell, as shares.</summary>
    private AttemptFate FateOf(int group, int column)
    {
        if (column == _addresses)
        {
            return new AttemptFate(1, 0, 1, 0);
        }
        Impairment way = WayOf(group, column);
        (double errors, double timeouts) = EndpointFate(group, column);
        double passed = way.PassedShare;
        return new AttemptFate(
            errors,
            timeouts,
            way.RefusedShare + (passed * errors),
            way.BlackholedShare + (passed * timeouts)
        );
    }

    /// <summary>Shares of the requests that reach an address and come back with an error or too late.</summary>
    private (double Errors, double Timeouts) EndpointFate(int group, int address)
    {
        if (address < _platform.Sites.Count)
        {
            Impairment way = _routes!.PathOf(address, _groups[group].Vantage);
            EndpointStations site = _endpoints[address];
            double late = LateShare(way, site) * (1 - site.FailedShare);
            return (
                way.ErrorShare + ((1 - way.ErrorShare) * site.ErrorShare),
                (1 - way.ErrorShare) * (site.TimeoutShare + late)
            );
        }
        int frontEnd = address - _platform.Sites.Count;
        return _edgeFates[frontEnd][_paths.EdgeOf(_groups[group].Vantage, frontEnd)];
    }

    /// <summary>Works out, after the stations' step, what happens to the requests of every edge.</summary>
    private void FillEdgeFates()
    {
        for (int frontEnd = 0; frontEnd < _edgeFates.Length; frontEnd++)
        {
            int[] endpoints = _backendEndpoints[frontEnd];
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
        int stages = _retries.StageCount;
        double fast = (flow.Open * fate.OpenErrors) + (flow.FirstFresh * fate.FreshErrors);
        double slow = (flow.Open * fate.OpenTimeouts) + (flow.FirstFresh * fate.FreshTimeouts) + flow.OnDead;
        double attemptsFailed = fast + slow;
        double ended = EnterOrEnd(group, column, 1, fast, slow, 0, stages > 0 ? retriesLeft : 0);
        for (int k = 0; k < stages; k++)
        {
            double attempts = DueOf(cell, k);
            if (attempts > 0)
            {
                attemptsFailed += attempts * fate.FreshFailed;
                ended += EnterOrEnd(
                    group,
                    column,
                    k + 2,
                    attempts * fate.FreshErrors,
                    attempts * fate.FreshTimeouts,
                    _retries.LostSeconds(cell, k),
                    k + 1 < stages ? retriesLeft : 0
                );
            }
        }
        if (column < _platform.Sites.Count)
        {
            _load[column].FailedAttempts += attemptsFailed;
        }
        return ended;
    }

    private double DueOf(int cell, int stage) => _due[(cell * _retries.StageCount) + stage];

    /// <summary>
    /// A share of the failures of one attempt waits for the next; the rest ends: at once, or when the timeout is over.
    /// </summary>
    private double EnterOrEnd(
        int group,
        int column,
        int attempt,
        double fast,
        double slow,
        double lostBefore,
        double retriedShare
    )
    {
        double failures = fast + slow;
        if (failures <= 0)
        {
            return 0;
        }
        int cell = Cell(group, column);
        if (retriedShare > 0)
        {
            double timeout = _platform.Service.Timeout.TotalSeconds;
            double seconds = ((fast * FastFailureSeconds) + (slow * timeout)) / failures;
            _retries.Enter(cell, attempt, failures * retriedShare, lostBefore, seconds);
        }
        double ended = fast * (1 - retriedShare);
        _givingUp[cell] += slow * (1 - retriedShare);
        RecordFailures(group, column, ended);
        return ended;
    }

    /// <summary>Books the answers to one cell.</summary>
    private double RecordAnswers(int group, int address, CellFlow flow)
    {
        double fresh = flow.Fresh * WayOf(group, address).PassedShare;
        double retriedShare = flow.Fresh > 0 ? flow.Retried / flow.Fresh : 0;
        return address < _platform.Sites.Count
            ? RecordSiteAnswers(group, address, flow.Open, fresh, retriedShare, flow.RetriedSeconds)
            : RecordFrontEndAnswers(group, address, flow.Open, fresh, retriedShare, flow.RetriedSeconds);
    }

    /// <summary>Share of requests that only the delay on their way makes too late.</summary>
    private static double LateShare(in Impairment way, EndpointStations site) =>
        way.DelayedShare > 0 ? way.DelayedShare * site.LateShare(way.Delay) : 0;

    private double RecordSiteAnswers(
        int group,
        int site,
        double open,
        double fresh,
        double retriedShare,
        double lostSeconds
    )
    {
        Impairment way = _routes!.PathOf(site, _groups[group].Vantage);
        double sound = 1 - way.ErrorShare;
        double slow = (way.DelayedShare - LateShare(way, _endpoints[site])) * sound;
        double delayed = slow * (open + fresh) * (1 - _endpoints[site].FailedShare);
        if (delayed > 0)
        {
            _load[site].Answered += delayed;
            double endpointSeconds = _endpoints[site].SojournMeanSeconds;
            _recorder.AnsweredSlowly(group, site, delayed, way.Delay.TotalSeconds, endpointSeconds);
        }
        double usual = (1 - way.DelayedShare) * sound;
        return delayed + RecordEndpointAnswers(group, site, open * usual, fresh * usual, retriedShare, lostSeconds);
    }

    private double RecordFrontEndAnswers(
        int group,
        int address,
        double open,
        double fresh,
        double retriedShare,
        double lostSeconds
    )
    {
        int frontEnd = address - _platform.Sites.Count;
        int edge = _paths.EdgeOf(_groups[group].Vantage, frontEnd);
        double answered = 0;
        for (int backend = 0; backend < _backendEndpoints[frontEnd].Length; backend++)
        {
            double share = _state!.FrontEnds[frontEnd].Share(edge, backend);
            if (share > 0)
            {
                int endpoint = _backendEndpoints[frontEnd][backend];
                _load[endpoint].FailedAttempts += share * (open + fresh) * _endpoints[endpoint].FailedShare;
                answered += RecordEndpointAnswers(
                    group,
                    endpoint,
                    open * share,
                    fresh * share,
                    retriedShare,
                    lostSeconds
                );
            }
        }
        return answered;
    }

    private double RecordEndpointAnswers(
        int group,
        int endpoint,
        double open,
        double fresh,
        double retriedShare,
        double lostSeconds
    )
    {
        double answeredShare = 1 - _endpoints[endpoint].FailedShare;
        double openAnswered = open * answeredShare;
        double freshAnswered = fresh * answeredShare;
        double answered = openAnswered + freshAnswered;
        if (answered > 0)
        {
            _load[endpoint].Answered += answered;
            _recorder.Answered(
                group,
                endpoint,
                openAnswered,
                freshAnswered,
                freshAnswered * retriedShare,
                lostSeconds,
                _endpoints[endpoint].SojournMeanSeconds
            );
        }
        return answered;
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
        int edge = _paths.EdgeOf(_groups[group].Vantage, frontEnd);
        double served = 0;
        for (int backend = 0; backend < _backendEndpoints[frontEnd].Length; backend++)
        {
            double share = _state!.FrontEnds[frontEnd].Share(edge, backend);
            served += share;
            _recorder.Failed(group, _backendEndpoints[frontEnd][backend], count * share);
        }
        _recorder.Failed(group, -1, count * Math.Max(0, 1 - served));
    }

    /// <summary>Shares of attempts that come back as an error, and that get no reply in time.</summary>
    /// <param name="OpenErrors">Of requests on open connections.</param>
    /// <param name="OpenTimeouts">Of requests on open connections.</param>
    /// <param name="FreshErrors">Of attempts that need a new connection.</param>
    /// <param name="FreshTimeouts">Of attempts that need a new connection.</param>
    private readonly record struct AttemptFate(
        double OpenErrors,
        double OpenTimeouts,
        double FreshErrors,
        double FreshTimeouts
    )
    {
        public bool CanFail => OpenErrors + OpenTimeouts + FreshErrors + FreshTimeouts > 0;

        public double OpenFailed => OpenErrors + OpenTimeouts;

        public double FreshFailed => FreshErrors + FreshTimeouts;
    }
}
