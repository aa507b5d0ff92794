using Sim.Core.Models.Demand;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>Who moves from where to where between two states of answers, added up by country and network.</summary>
internal sealed class MoveTable
{
    /// <summary>Smaller parts of a country's requests are not listed: what approximations leave.</summary>
    private const double LeastShare = 1e-6;

    private readonly PlanPopulation _users;
    private readonly Destinations _destinations;
    private readonly SortedDictionary<(string Country, AccessKind Network), double> _shareOfUsers = [];
    private readonly SortedDictionary<(string Country, AccessKind Network, int From, int To), Cell> _cells = [];
    private readonly double[] _movingPerVantage;

    public MoveTable(
        PlanPopulation users,
        Destinations destinations,
        PlanDrain drain,
        ZoneAnswers before,
        ZoneAnswers after
    )
    {
        _users = users;
        _destinations = destinations;
        _movingPerVantage = new double[users.VantageCount];
        for (int group = 0; group < users.Groups.Count; group++)
        {
            ClientGroup clients = users.Groups[group];
            double weight = WeightOf(group);
            (string, AccessKind) network = (clients.Country, clients.Access);
            _shareOfUsers[network] = _shareOfUsers.GetValueOrDefault(network) + weight;
            foreach ((int from, int to, double share) in AnswerShift.Between(before.Shares(group), after.Shares(group)))
            {
                PlanDrain.Phases phases = drain.Of(group, before.Ttl(group), before.IsNegative(group), from);
                _movingPerVantage[clients.Vantage] += clients.Share * share;
                var key = (clients.Country, clients.Access, from, to);
                if (!_cells.TryGetValue(key, out Cell? cell))
                {
                    cell = new Cell();
                    _cells.Add(key, cell);
                }
                cell.Add(clients.Vantage, clients.Share * share, weight * share, phases, before.Ttl(group));
            }
        }
        BusiestTime = FindBusiestTime();
    }

    public bool IsEmpty => _cells.Count == 0;

    /// <summary>Index of the moment at which most requests move.</summary>
    public int BusiestTime { get; }

    /// <summary>The largest TTL of an answer that somebody leaves.</summary>
    public SimDuration LongestTtl =>
        _cells.Values.Aggregate(SimDuration.Zero, (longest, cell) => SimDuration.Max(longest, cell.LongestTtl));

    /// <summary>Requests per second that move at a moment.</summary>
    public double RateAt(int time)
    {
        ReadOnlySpan<double> rates = _users.Rates(time);
        double sum = 0;
        for (int vantage = 0; vantage < rates.Length; vantage++)
        {
            sum += rates[vantage] * _movingPerVantage[vantage];
        }
        return sum;
    }

    /// <summary>How much of the moving requests still goes the old way.</summary>
    public IReadOnlyList<LeftShare> Left()
    {
        double moving = _cells.Values.Sum(cell => cell.Weight);
        return
        [
            .. PlanDrain.LeftTimes.Select(
                (time, i) =>
                    new LeftShare(time, moving > 0 ? _cells.Values.Sum(cell => cell.LeftWeight(i)) / moving : 0)
            ),
        ];
    }

    /// <summary>Largest rate first, then by country, network, destinations and phase.</summary>
    public IReadOnlyList<UserMove> ToMoves()
    {
        List<(double Order, UserMove Move)> moves = [];
        foreach (((string country, AccessKind network, int from, int to), Cell cell) in _cells)
        {
            double users = _shareOfUsers[(country, network)];
            double rate = cell.RateAt(_users.Rates(BusiestTime));
            foreach (MovePhase phase in Enum.GetValues<MovePhase>())
            {
                double ofMoving = cell.WeightOf(phase) / cell.Weight;
                double share = users > 0 ? cell.WeightOf(phase) / users : 0;
                if (share >= LeastShare)
                {
                    var move = new UserMove(
                        country,
                        network == AccessKind.Mobile ? "mobile" : "fixed",
                        phase,
                        _destinations.Name(from),
                        _destinations.Name(to),
                        share,
                        new RequestRate(rate * ofMoving)
                    );
                    moves.Add((rate, move));
                }
            }
        }
        // Stable: what moves together stays together, phase by phase.
        return [.. moves.OrderByDescending(entry => entry.Order).Select(entry => entry.Move)];
    }

    private double WeightOf(int group) =>
        _users.Areas[_users.Groups[group].Vantage].ShareOfAll.Value * _users.Groups[group].Share;

    private int FindBusiestTime()
    {
        int busiest = 0;
        for (int time = 1; time < _users.TimeCount; time++)
        {
            busiest = RateAt(time) > RateAt(busiest) ? time : busiest;
        }
        return busiest;
    }

    /// <summary>What moves of one country and network from one place to another.</summary>
    private sealed class Cell
    {
        private readonly SortedDictionary<int, double> _shareOfVantage = [];
        private readonly double[] _byPhase = new double[3];
        private readonly double[] _left = new double[PlanDrain.LeftTimes.Count];

        /// <summary>Share of all requests of a day.</summary>
        public double Weight { get; private set; }

        public SimDuration LongestTtl { get; private set; }

        public void Add(int vantage, double ofVantage, double weight, PlanDrain.Phases phases, SimDuration ttl)
        {
            _shareOfVantage[vantage] = _shareOfVantage.GetValueOrDefault(vantage) + ofVantage;
            Weight += weight;
            for (int i = 0; i < _left.Length; i++)
            {
                _left[i] += weight * phases.Left[i];
            }
            LongestTtl = SimDuration.Max(LongestTtl, ttl);
            foreach (MovePhase phase in Enum.GetValues<MovePhase>())
            {
                _byPhase[(int)phase] += weight * phases[phase];
            }
        }

        public double LeftWeight(int time) => _left[time];

        public double WeightOf(MovePhase phase) => _byPhase[(int)phase];

        public double RateAt(ReadOnlySpan<double> rates)
        {
            double sum = 0;
            foreach ((int vantage, double share) in _shareOfVantage)
            {
                sum += rates[vantage] * share;
            }
            return sum;
        }
    }
}
