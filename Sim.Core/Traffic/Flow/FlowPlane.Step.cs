using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Flow;

/// <content>One step of constant conditions.</content>
public sealed partial class FlowPlane
{
    private readonly EndpointLoad[] _load;
    private readonly double[] _openRequests;
    private readonly double[] _mean;
    private readonly GroupFlow[] _flows;
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
        _answers.EndMoves(to);
        var decay = new StepDecay(step, _platform);
        double sent = 0;
        double retried = 0;
        for (int group = 0; group < _groups.Count; group++)
        {
            Spread(group, from, to, decay);
            sent += _flows[group].Sent;
            retried += _flows[group].Retried;
        }
        Serve(step);
        StepOutcome outcome = default;
        for (int group = 0; group < _groups.Count; group++)
        {
            Settle(group, decay, ref outcome);
        }
        PeakRate = Math.Max(PeakRate, sent / decay.Seconds);
        Ledger = new RequestLedger(
            Ledger.Sent + sent,
            Ledger.Answered + outcome.Answered,
            Ledger.Failed + outcome.Failed,
            _retries.Total() + GivingUpTotal(),
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

    /// <summary>Phase 1: a group's users over open, dead and new connections.</summary>
    private void Spread(int group, SimTime from, SimTime to, in StepDecay decay)
    {
        Span<double> mean = _mean.AsSpan(group * _columns, _columns);
        _answers.TakeMean(group, from, to, mean);
        ReadOnlySpan<double> retry = _retries.Release(group, decay.Seconds, out double retried, out double lost);
        RememberAttempts(group, retry);
        ref GroupFlow flow = ref _flows[group];
        double users = UsersOf(group);
        double sent = RateOf(group) * decay.Seconds;
        flow = new GroupFlow
        {
            Sent = sent,
            Retried = retried,
            RetriedSeconds = lost,
        };
        double open = 0;
        double dead = 0;
        double deadMean = 0;
        double reachable = 0;
        for (int address = 0; address < _addresses; address++)
        {
            int cell = Cell(group, address);
            _open[cell] *= 1 - decay.Closing;
            double noticed = _dead[cell] * decay.Noticing;
            deadMean += _dead[cell] - (noticed / 2);
            _dead[cell] -= noticed;
            open += _open[cell];
            dead += _dead[cell];
            reachable += mean[address] * _connect[cell].PassedShare;
        }
        if (open + dead > users)
        {
            // Demand falls: users leave, and their connections with them.
            double keep = open + dead > 0 ? users / (open + dead) : 0;
            Scale(group, keep);
            open *= keep;
            dead *= keep;
            deadMean *= keep;
        }
        double looking = Math.Max(0, users - open - dead);
        // Each user without a connection tries with every request, and again after each failure.
        double success = 1 - Power(1 - reachable, 1 + _platform.Service.Retries);
        double tries = decay.Seconds / _platform.Clients.RequestInterval.TotalSeconds;
        double exponent = tries * success;
        double connected = exponent > 0 ? looking * (1 - DeterministicMath.Exp(-exponent)) : 0;
        double lookingMean = exponent > 0 ? connected / exponent : looking;
        flow.FirstFresh = Math.Min(sent, lookingMean * tries);
        flow.OnDead = Math.Min(sent - flow.FirstFresh, deadMean * tries);
        double onOpen = sent - flow.FirstFresh - flow.OnDead;
        double openMean = open + (looking - lookingMean);
        double freshRate = (flow.FirstFresh + retried) / decay.Seconds;
        for (int address = 0; address < _addresses; address++)
        {
            int cell = Cell(group, address);
            double route = mean[address] * _connect[cell].PassedShare;
            double toHere = reachable > 0 ? route / reachable : 0;
            double openHere = _open[cell] + ((looking - lookingMean) * toHere);
            _openRequests[cell] = openMean > 0 ? onOpen * openHere / openMean : 0;
            _open[cell] += connected * toHere;
            double requests = (_openRequests[cell] / decay.Seconds) + (freshRate * route);
            if (requests > 0 || _open[cell] > 0)
            {
                Arrive(group, address, requests, freshRate * route, _open[cell]);
            }
        }
        if (openMean <= 0 && onOpen > 0)
        {
            // Nobody is connected and nobody can be: rounding aside this does not happen.
            flow.FirstFresh += onOpen;
        }
        flow.Unconnected = looking - connected;
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
        int edge = _paths.EdgeOf(_groups[group].Vantage, frontEnd);
        _edgeArrivals[frontEnd][edge] += requests;
        int[] endpoints = _backendEndpoints[frontEnd];
        for (int backend = 0; backend < endpoints.Length; backend++)
        {
            double share = _state!.FrontEnds[frontEnd].Share(edge, backend);
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
            _recorder.Timeline.AddEndpoint(i, _load[i].Answered, _load[i].FailedAttempts, _endpoints[i].Utilization);
            _recorder.AddUse(i, _use, _load[i].Requests, step);
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

    private void Scale(int group, double keep)
    {
        for (int address = 0; address < _addresses; address++)
        {
            _open[Cell(group, address)] *= keep;
            _dead[Cell(group, address)] *= keep;
        }
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
            Closing = 1 - DeterministicMath.Exp(-(step / clients.ConnectionLife));
            Noticing = 1 - DeterministicMath.Exp(-(step / (clients.RequestInterval + platform.Service.Timeout)));
            GivingUp = 1 - DeterministicMath.Exp(-(step / platform.Service.Timeout));
        }

        public double Seconds { get; }

        /// <summary>Share of open connections that close of themselves.</summary>
        public double Closing { get; }

        /// <summary>Share of dead connections whose users notice: the next request, then the timeout.</summary>
        public double Noticing { get; }

        /// <summary>Share of requests in a last attempt without reply that end.</summary>
        public double GivingUp { get; }
    }

    private struct StepOutcome
    {
        public double Answered;
        public double Failed;
    }
}
