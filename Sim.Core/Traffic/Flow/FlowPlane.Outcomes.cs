using Sim.Core.Models.Faults;

namespace Sim.Core.Traffic.Flow;

/// <content>What became of a step's attempts: answered, tried again, or given up.</content>
public sealed partial class FlowPlane
{
    /// <summary>Time that a refused or failed attempt takes, seconds: a round trip or two. An assumption; it only delays the retry.</summary>
    private const double FastFailureSeconds = 0.2;

    private readonly PendingRetries _retries;
    private readonly double[] _givingUp;
    private readonly double[] _addressFailures;
    private readonly double[] _attempts;

    /// <summary>Keeps what the retry stages released until phase 3.</summary>
    private void RememberAttempts(int group, ReadOnlySpan<double> released)
    {
        released.CopyTo(_attempts.AsSpan(group * _retries.Stages, _retries.Stages));
    }

    /// <summary>Phase 3: a group's attempts meet what the stations could do.</summary>
    private void Settle(int group, in StepDecay decay, ref StepOutcome outcome)
    {
        GroupFlow flow = _flows[group];
        double fresh = flow.FirstFresh + flow.Retried;
        Array.Clear(_addressFailures);
        double answered = 0;
        double openErrors = 0;
        double openTimeouts = 0;
        // Outcome of one attempt on a new connection, as shares.
        double fast = _mean[(group * _columns) + _addresses];
        double slow = 0;
        _addressFailures[_addresses] = fast * fresh;
        for (int address = 0; address < _addresses; address++)
        {
            double share = _mean[(group * _columns) + address];
            double open = _openRequests[Cell(group, address)];
            if (share <= 0 && open <= 0)
            {
                continue;
            }
            ref readonly Impairment way = ref _connect[Cell(group, address)];
            (double errors, double timeouts) = Fate(group, address);
            double passed = share * way.PassedShare;
            fast += (share * way.RefusedShare) + (passed * errors);
            slow += (share * way.BlackholedShare) + (passed * timeouts);
            openErrors += open * errors;
            openTimeouts += open * timeouts;
            double failedHere =
                (open * (errors + timeouts))
                + (fresh * ((share * (1 - way.PassedShare)) + (passed * (errors + timeouts))));
            _addressFailures[address] = failedHere;
            answered += RecordAnswers(group, address, open, fresh * passed, flow);
        }
        double onDead = flow.OnDead;
        double failures = openErrors + openTimeouts + onDead + (fresh * (fast + slow));
        double gaveUp = failures > 0 ? Retry(group, fast, slow, openErrors, openTimeouts, flow) : 0;
        double failed = gaveUp + EndGivingUp(group, decay);
        outcome.Answered += answered;
        outcome.Failed += failed;
        _recorder.Timeline.AddRegion(_recorder.RegionOfGroup[group], answered, failed);
    }

    /// <summary>Shares of the requests at an address that come back with an error or too late.</summary>
    private (double Errors, double Timeouts) Fate(int group, int address)
    {
        if (address < _platform.Sites.Count)
        {
            double wayErrors = _routes!.PathOf(address, _groups[group].Vantage).ErrorShare;
            return (
                wayErrors + ((1 - wayErrors) * _endpoints[address].ErrorShare),
                (1 - wayErrors) * _endpoints[address].TimeoutShare
            );
        }
        int frontEnd = address - _platform.Sites.Count;
        int edge = _paths.EdgeOf(_groups[group].Vantage, frontEnd);
        double errors = 0;
        double timeouts = 0;
        double served = 0;
        for (int backend = 0; backend < _backendEndpoints[frontEnd].Length; backend++)
        {
            double share = _state!.FrontEnds[frontEnd].Share(edge, backend);
            EndpointStations endpoint = _endpoints[_backendEndpoints[frontEnd][backend]];
            served += share;
            errors += share * endpoint.ErrorShare;
            timeouts += share * endpoint.TimeoutShare;
        }
        return (errors + Math.Max(0, 1 - served), timeouts);
    }

    /// <summary>Books the answers at one address and the failed attempts of its endpoints.</summary>
    private double RecordAnswers(int group, int address, double open, double fresh, GroupFlow flow)
    {
        double all = flow.FirstFresh + flow.Retried;
        double retriedShare = all > 0 ? flow.Retried / all : 0;
        if (address < _platform.Sites.Count)
        {
            _load[address].FailedAttempts += _addressFailures[address];
            Impairment way = _routes!.PathOf(address, _groups[group].Vantage);
            double sound = 1 - way.ErrorShare;
            double slow = way.DelayedShare * sound;
            double late = 0;
            if (slow > 0)
            {
                late = slow * (open + fresh) * (1 - _endpoints[address].FailedShare);
                _load[address].Answered += late;
                double endpointSeconds = _endpoints[address].SojournMeanSeconds;
                _recorder.AnsweredSlowly(group, address, late, way.Delay.TotalSeconds, endpointSeconds);
            }
            double usual = sound - slow;
            return late + RecordAnswers(group, address, open * usual, fresh * usual, retriedShare, flow.RetriedSeconds);
        }
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
                answered += RecordAnswers(
                    group,
                    endpoint,
                    open * share,
                    fresh * share,
                    retriedShare,
                    flow.RetriedSeconds
                );
            }
        }
        return answered;
    }

    private double RecordAnswers(
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

    /// <summary>Sends failed attempts to their next stage as far as the budget goes.</summary>
    /// <returns>Requests given up at once.</returns>
    private double Retry(int group, double fast, double slow, double openErrors, double openTimeouts, GroupFlow flow)
    {
        int stages = _retries.Stages;
        double firstFast = openErrors + (flow.FirstFresh * fast);
        double firstSlow = openTimeouts + flow.OnDead + (flow.FirstFresh * slow);
        double wanted = stages > 0 ? firstFast + firstSlow : 0;
        for (int k = 0; k + 1 < stages; k++)
        {
            wanted += AttemptsOf(group, k) * (fast + slow);
        }
        double allowed = wanted > 0 ? Math.Min(1, _platform.Service.RetryBudget.Value * flow.Sent / wanted) : 0;
        double ended = EnterOrEnd(group, 1, firstFast, firstSlow, 0, stages > 0 ? allowed : 0);
        for (int k = 0; k < stages; k++)
        {
            double attempts = AttemptsOf(group, k);
            if (attempts > 0)
            {
                ended += EnterOrEnd(
                    group,
                    k + 2,
                    attempts * fast,
                    attempts * slow,
                    _retries.LostSeconds(group, k),
                    k + 1 < stages ? allowed : 0
                );
            }
        }
        return ended;
    }

    private double AttemptsOf(int group, int stage) => _attempts[(group * _retries.Stages) + stage];

    /// <summary>A share of the failures of one attempt waits for the next; the rest ends: at once, or when the timeout is over.</summary>
    private double EnterOrEnd(int group, int attempt, double fast, double slow, double lostBefore, double retriedShare)
    {
        double failures = fast + slow;
        if (failures <= 0)
        {
            return 0;
        }
        double timeout = _platform.Service.Timeout.TotalSeconds;
        if (retriedShare > 0)
        {
            double seconds = ((fast * FastFailureSeconds) + (slow * timeout)) / failures;
            _retries.Enter(group, attempt, failures * retriedShare, lostBefore, seconds);
        }
        double sum = 0;
        foreach (double share in _addressFailures)
        {
            sum += share;
        }
        double fastEnded = fast * (1 - retriedShare);
        double slowEnded = slow * (1 - retriedShare);
        for (int address = 0; address < _columns; address++)
        {
            double share =
                sum > 0 ? _addressFailures[address] / sum
                : address == _addresses ? 1
                : 0;
            if (share > 0)
            {
                _givingUp[(group * _columns) + address] += slowEnded * share;
                RecordFailures(group, address, fastEnded * share);
            }
        }
        return fastEnded;
    }

    /// <summary>Ends a share of the requests whose last attempt got no reply.</summary>
    private double EndGivingUp(int group, in StepDecay decay)
    {
        double ended = 0;
        for (int address = 0; address < _columns; address++)
        {
            ref double waiting = ref _givingUp[(group * _columns) + address];
            if (waiting > 0)
            {
                double now = waiting < 1e-6 ? waiting : waiting * decay.GivingUp;
                waiting -= now;
                ended += now;
                RecordFailures(group, address, now);
            }
        }
        return ended;
    }

    private void RecordFailures(int group, int address, double count)
    {
        if (count <= 0)
        {
            return;
        }
        if (address < _platform.Sites.Count || address == _addresses)
        {
            _recorder.Failed(group, address == _addresses ? -1 : address, count);
            return;
        }
        int frontEnd = address - _platform.Sites.Count;
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

    private double GivingUpTotal()
    {
        double total = 0;
        foreach (double waiting in _givingUp)
        {
            total += waiting;
        }
        return total;
    }
}
