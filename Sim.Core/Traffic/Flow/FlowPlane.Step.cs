using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Flow;

/// <content>One step of constant conditions.</content>
public sealed partial class FlowPlane
{
    private readonly EndpointLoad[] _load;
    private readonly ActiveColumns _active;
    private readonly double[] _mean;
    private readonly double[] _held;
    private readonly CellFlow[] _flows;
    private readonly double[][] _edgeArrivals;
    private readonly double[] _use = new double[EndpointUse.Resources.Count];

    private void Carry(SimTime from, SimTime to)
    {
        SimDuration step = to - from;
        Array.Clear(_load);
        foreach (double[] edges in _edgeArrivals)
        {
            Array.Clear(edges);
        }
        _answers.AdvanceTo(to);
        CloseInStep(step);
        var decay = new StepDecay(step, _platform);
        _openRetries.StepSeconds = decay.Seconds;
        _retries.StepSeconds = decay.Seconds;
        double sent = 0;
        double retried = 0;
        for (int group = 0; group < _groups.Count; group++)
        {
            sent += RateOf(group) * decay.Seconds;
            Turn(group, from, to);
        }
        Admit(decay);
        for (int group = 0; group < _groups.Count; group++)
        {
            retried += Spread(group, decay);
        }
        Serve(step);
        FillEdgeFates();
        StepOutcome outcome = default;
        for (int group = 0; group < _groups.Count; group++)
        {
            Settle(group, decay, ref outcome);
            Forget(group);
        }
        PeakRate = Math.Max(PeakRate, sent / decay.Seconds);
        Ledger = new RequestLedger(
            Ledger.Sent + sent,
            Ledger.Answered + outcome.Answered,
            Ledger.Failed + outcome.Failed,
            outcome.InFlight,
            Ledger.Attempts + sent + retried
        );
        if (!(Ledger.Imbalance <= LargestImbalance))
        {
            throw new InvalidOperationException(
                $"Requests are not conserved at {to}: {Ledger}, off by a share of {Ledger.Imbalance:e2}."
            );
        }
        Record(step, sent);
    }

    /// <summary>Leaves out cells in which nobody is and nothing happens any more.</summary>
    private void Forget(int group)
    {
        const double FewUsers = 1e-6;
        foreach (int column in _active.Of(group))
        {
            int cell = Cell(group, column);
            double users = _users.Open[cell] + _users.Dead[cell] + _users.Looking[cell];
            if (_held[cell] <= 0 && users < FewUsers && InFlight(cell) <= 0)
            {
                _users.Clear(cell);
                Disconnect(group, column, users, _users.Total(group) + users);
                if (_users.Looking[cell] <= 0)
                {
                    _flows[cell] = default;
                    Due(_openDue, cell).Clear();
                    Due(_due, cell).Clear();
                    _active.Remove(group, column);
                }
            }
        }
    }

    /// <summary>
    /// Phase 1, first half: a group's users learn addresses, come and go, and lose connections that are old.
    /// </summary>
    private void Turn(int group, SimTime from, SimTime to)
    {
        Span<double> mean = _mean.AsSpan(group * _columns, _columns);
        bool hasMoved = _answers.TakeMean(group, from, to, mean);
        Land(group, mean);
        if (hasMoved)
        {
            FollowAnswers(group, mean);
        }
        double users = UsersOf(group);
        _users.Resize(group, users, mean);
        foreach (int column in _active.Of(group))
        {
            int cell = Cell(group, column);
            double closing = _users.Open[cell] * _closing[column];
            _users.Open[cell] -= closing;
            Disconnect(group, column, closing, users);
        }
    }

    /// <summary>Phase 1, second half: a group's requests over open, dead and new connections.</summary>
    /// <returns>Further attempts of requests that were made before.</returns>
    private double Spread(int group, in StepDecay decay)
    {
        double users = UsersOf(group);
        double perUser = users > 0 ? RateOf(group) * decay.Seconds / users : 0;
        double retried = 0;
        foreach (int column in _active.Of(group))
        {
            _cutOff[Cell(group, column)] = ShareCutOff(group, column);
        }
        TryNextAddresses(group);
        foreach (int column in _active.Of(group))
        {
            retried += Send(group, column, perUser, decay);
        }
        // Those who have noticed that their connection is dead ask from the next step on.
        foreach (int column in _active.Of(group))
        {
            int cell = Cell(group, column);
            double noticed = _users.Dead[cell] * decay.Noticing;
            _users.Dead[cell] -= noticed;
            Disconnect(group, column, noticed, users);
        }
        if (_answers.IsMoving(group))
        {
            Span<double> mean = _mean.AsSpan(group * _columns, _columns);
            _answers.CopyShares(group, mean);
            Land(group, mean);
            FollowAnswers(group, mean);
        }
        return retried;
    }

    /// <summary>Sends the requests of the users of one cell.</summary>
    /// <param name="perUser">Requests of one user in the step.</param>
    private double Send(int group, int column, double perUser, in StepDecay decay)
    {
        int cell = Cell(group, column);
        ref CellFlow flow = ref _flows[cell];
        flow = default;
        flow.RetriedOpen = _openRetries.Release(cell, decay.Seconds, Due(_openDue, cell), out flow.RetriedOpenSeconds);
        flow.RetriedFresh = _retries.Release(cell, decay.Seconds, Due(_due, cell), out flow.RetriedFreshSeconds);
        double looking = _users.Looking[cell];
        double dead = _users.Dead[cell];
        if (looking + dead + _users.Open[cell] + flow.Retried <= 0)
        {
            _comers[cell] = 0;
            return 0;
        }
        double passed = column < _addresses ? WayOf(group, column).PassedShare : 0;
        // Each user without a connection tries with every request, and again after each failure; who is cut off in
        // vain.
        double cutOff = _cutOff[cell] ?? 0;
        double others = looking * (1 - cutOff);
        double chance = cutOff < 1 ? passed / (1 - cutOff) : 0;
        double exponent = perUser * (1 - Power(1 - chance, 1 + _platform.Service.Retries));
        double connected = exponent > 0 ? others * (1 - DeterministicMath.Exp(-exponent)) : 0;
        double lookingMean = looking - others + (exponent > 0 ? connected / exponent : others);
        double noticed = dead * decay.Noticing;
        double deadMean = dead - (noticed / 2);
        flow.FirstFresh = lookingMean * perUser;
        if (_comers[cell] > 0 && looking > 0)
        {
            flow.LateFresh = flow.FirstFresh * Math.Min(1, _comers[cell] / looking);
            flow.LateFreshSeconds = _comersSeconds[cell];
            _comers[cell] *= (looking - connected) / looking;
        }
        flow.OnDead = deadMean * perUser;
        // Those who have just connected go on there.
        flow.Open = (_users.Open[cell] + (looking - lookingMean) + (noticed / 2)) * perUser;
        if (column == _addresses || _connect[cell].PassedShare <= 0)
        {
            // Nobody is connected here, so what noticing users still ask finds nobody either.
            flow.OnDead += flow.Open;
            flow.Open = 0;
        }
        _users.Open[cell] += connected;
        _users.Looking[cell] -= connected;
        if (column < _addresses)
        {
            double fresh = flow.Fresh / decay.Seconds * passed;
            Arrive(group, column, (flow.OnOpen / decay.Seconds) + fresh, fresh, _users.Open[cell]);
        }
        return flow.Retried;
    }

    /// <summary>Users who learn another address look with that one from now on; so do their open requests.</summary>
    /// <param name="now">Share of the users that holds each address now.</param>
    private void FollowAnswers(int group, ReadOnlySpan<double> now)
    {
        Span<double> held = _held.AsSpan(group * _columns, _columns);
        if (held.SequenceEqual(now))
        {
            return;
        }
        double gained = 0;
        for (int column = 0; column < _columns; column++)
        {
            gained += Math.Max(0, now[column] - held[column]);
        }
        for (int column = 0; column < _columns; column++)
        {
            if (now[column] > 0)
            {
                _active.Add(group, column);
            }
        }
        for (int from = 0; from < _columns && gained > 0; from++)
        {
            if (now[from] < held[from])
            {
                LeaveAddress(group, from, 1 - (now[from] / held[from]), held, now, gained);
            }
        }
        now.CopyTo(held);
    }

    private void LeaveAddress(
        int group,
        int from,
        double leaving,
        ReadOnlySpan<double> held,
        ReadOnlySpan<double> now,
        double gained
    )
    {
        double looking = _users.Looking[Cell(group, from)] * leaving;
        double left = 1;
        for (int to = 0; to < _columns; to++)
        {
            double share = Math.Max(0, now[to] - held[to]) / gained;
            if (share > 0)
            {
                _users.Looking[Cell(group, to)] += looking * share;
                // What has left by now is taken out of the rest.
                _retries.Move(Cell(group, from), Cell(group, to), leaving * share / left);
                left -= leaving * share;
            }
        }
        _users.Looking[Cell(group, from)] -= looking;
    }

    /// <summary>Adds a group's requests per second at an address to the endpoints behind it.</summary>
    private void Arrive(int group, int address, double requests, double handshakes, double connections)
    {
        if (address < _platform.Sites.Count)
        {
            ref EndpointLoad load = ref _load[address];
            load.Requests += requests;
            load.Handshakes += handshakes;
            load.Connections += connections;
            return;
        }
        int frontEnd = address - _platform.Sites.Count;
        int vantage = _groups[group].Vantage;
        foreach (EdgeShare edge in _paths.EdgesOf(vantage, frontEnd))
        {
            _edgeArrivals[frontEnd][edge.Edge] += requests * edge.Share;
        }
        int[] endpoints = _destinations.EndpointsOf(frontEnd);
        for (int backend = 0; backend < endpoints.Length; backend++)
        {
            double share = BackendShare(vantage, frontEnd, backend);
            ref EndpointLoad load = ref _load[endpoints[backend]];
            load.Requests += requests * share;
            load.Handshakes += handshakes * share;
            load.Connections += connections * share;
        }
    }

    /// <summary>Phase 2: the stations of every endpoint.</summary>
    private void Serve(SimDuration step)
    {
        for (int i = 0; i < _endpoints.Length; i++)
        {
            EndpointLoad load = _load[i];
            _endpoints[i].Advance(load.Requests, load.Handshakes, load.Connections, _state!, step);
            if (_endpoints[i].SojournChanged)
            {
                _recorder.ReplaceSojourn(i, _endpoints[i].Sojourn);
            }
            _endpoints[i].WriteTo(_board);
        }
        for (int site = 0; site < _admitted.Length; site++)
        {
            _board.WriteTurnedAway(site, 1 - _admitted[site]);
        }
        for (int frontEnd = 0; frontEnd < _edgeArrivals.Length; frontEnd++)
        {
            for (int edge = 0; edge < _edgeArrivals[frontEnd].Length; edge++)
            {
                _board.WriteEdge(frontEnd, edge, _edgeArrivals[frontEnd][edge]);
            }
        }
    }

    private void Record(SimDuration step, double sent)
    {
        _recorder.Timeline.AddDemand(sent);
        for (int i = 0; i < _endpoints.Length; i++)
        {
            _endpoints[i].FillUse(_use);
            EndpointLoad load = _load[i];
            _recorder.Timeline.AddEndpoint(i, load.Answered, load.FailedAttempts, _endpoints[i].Utilization);
            double rate = (load.Answered + load.FailedAttempts) / step.TotalSeconds;
            _recorder.AddUse(i, _use, rate, load.FailedAttempts, step);
        }
        for (int pool = 0; pool < _pools.Count; pool++)
        {
            IPoolStatus status = _pools[pool];
            _recorder.Timeline.AddPool(pool, step, status.Serving, status.Desired, PodsNeeded(pool), status.Nodes);
        }
    }

    private double PodsNeeded(int pool)
    {
        double needed = 0;
        for (int i = 0; i < _endpoints.Length; i++)
        {
            needed += _platform.Endpoints[i].Pool == pool ? _endpoints[i].Pool.PodsNeeded : 0;
        }
        return needed;
    }

    private static double Power(double value, int exponent)
    {
        double result = 1;
        for (int i = 0; i < exponent; i++)
        {
            result *= value;
        }
        return result;
    }

    /// <summary>What depends on the length of a step only.</summary>
    private readonly struct StepDecay
    {
        public StepDecay(SimDuration step, PlatformSpec platform)
        {
            Seconds = step.TotalSeconds;
            ClientSpec clients = platform.Clients;
            Noticing = 1 - DeterministicMath.Exp(-(step / (clients.RequestInterval + platform.Service.Timeout)));
            GivingUp = 1 - DeterministicMath.Exp(-(step / platform.Service.Timeout));
        }

        public double Seconds { get; }

        /// <summary>Share of dead connections whose users notice: the next request, then the timeout.</summary>
        public double Noticing { get; }

        /// <summary>Share of requests in a last attempt without reply that end.</summary>
        public double GivingUp { get; }
    }

    private struct StepOutcome
    {
        public double Answered;
        public double Failed;
        public double InFlight;
    }
}
