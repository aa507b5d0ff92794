using Sim.Core.Models.Platform;

namespace Sim.Scenarios.Plans;

/// <summary>The largest rate of a day at every endpoint, when users have followed the answers of a zone.</summary>
/// <remarks>
/// A front end spreads what its edges take as <see cref="FrontEndSplit"/> does, over pools that have scaled to what
/// they may. Retries are not counted: they follow from failures, which a plan does not simulate.
/// </remarks>
internal sealed class LoadForecast
{
    private readonly PlanPopulation _users;
    private readonly Destinations _destinations;
    private readonly double[][] _sharesPerVantage;
    private readonly FrontEndSplit[] _frontEnds;
    private readonly Failure? _failure;

    /// <param name="users">The users.</param>
    /// <param name="destinations">Names of destinations.</param>
    /// <param name="answers">What users are told.</param>
    /// <param name="failure">What is down; null: nothing.</param>
    public LoadForecast(PlanPopulation users, Destinations destinations, ZoneAnswers answers, Failure? failure)
    {
        _users = users;
        _destinations = destinations;
        _failure = failure;
        _sharesPerVantage = PerVantage(users, destinations.Count, answers);
        _frontEnds =
        [
            .. Enumerable
                .Range(0, users.Platform.FrontEnds.Count)
                .Select(frontEnd => new FrontEndSplit(users.Platform, users.Paths, frontEnd, failure)),
        ];
        PlatformSpec platform = users.Platform;
        Peaks = new double[platform.Endpoints.Count];
        StrangerPeaks = new double[destinations.Count];
        Compute();
    }

    /// <summary>Requests per second by endpoint of the platform.</summary>
    public double[] Peaks { get; }

    /// <summary>The same by destination, for addresses that nobody on the platform has, and for nowhere.</summary>
    public double[] StrangerPeaks { get; }

    /// <summary>Largest rate that is sent to what has failed, to an address that nobody has, or nowhere.</summary>
    public double LostPeak { get; private set; }

    private static double[][] PerVantage(PlanPopulation users, int destinations, ZoneAnswers answers)
    {
        var shares = new double[users.VantageCount][];
        for (int vantage = 0; vantage < shares.Length; vantage++)
        {
            shares[vantage] = new double[destinations];
        }
        for (int group = 0; group < users.Groups.Count; group++)
        {
            double[] into = shares[users.Groups[group].Vantage];
            double[] from = answers.Shares(group);
            for (int destination = 0; destination < from.Length; destination++)
            {
                into[destination] += users.Groups[group].Share * from[destination];
            }
        }
        foreach ((int vantage, double[] into) in shares.Index())
        {
            Land(users, vantage, into);
        }
        return shares;
    }

    /// <summary>Of sites with one address each gets those whom routes lead there; the first comes first.</summary>
    private static void Land(PlanPopulation users, int vantage, double[] shares)
    {
        for (int site = users.Platform.Sites.Count - 1; site >= 0; site--)
        {
            double all = shares[users.Platform.AddressOf(site) + 1];
            shares[site + 1] = all * users.Paths.LandingOf(vantage, site);
        }
    }

    private void Compute()
    {
        double[] rates = new double[_destinations.Count];
        double[] loads = new double[Peaks.Length];
        for (int time = 0; time < _users.TimeCount; time++)
        {
            Array.Clear(rates);
            Array.Clear(loads);
            foreach (FrontEndSplit frontEnd in _frontEnds)
            {
                frontEnd.Clear();
            }
            AddVantages(_users.Rates(time), rates);
            double lost = Settle(rates, loads);
            LostPeak = Math.Max(LostPeak, lost);
            Raise(Peaks, loads);
        }
    }

    private void AddVantages(ReadOnlySpan<double> rates, double[] byDestination)
    {
        int sites = _users.Platform.Sites.Count;
        for (int vantage = 0; vantage < rates.Length; vantage++)
        {
            double[] shares = _sharesPerVantage[vantage];
            for (int destination = 0; destination < shares.Length; destination++)
            {
                double rate = rates[vantage] * shares[destination];
                byDestination[destination] += rate;
                int frontEnd = destination - 1 - sites;
                if (rate > 0 && frontEnd >= 0 && frontEnd < _frontEnds.Length)
                {
                    _frontEnds[frontEnd].Add(vantage, rate);
                }
            }
        }
    }

    /// <summary>Turns rates by destination into loads by endpoint.</summary>
    /// <returns>What is lost.</returns>
    private double Settle(double[] rates, double[] loads)
    {
        int sites = _users.Platform.Sites.Count;
        double lost = rates[Destinations.Nowhere];
        for (int destination = 1; destination < rates.Length; destination++)
        {
            int address = destination - 1;
            if (destination > _destinations.OnPlatform)
            {
                // Without a platform nobody knows which addresses are dead.
                lost += _destinations.OnPlatform > 0 ? rates[destination] : 0;
            }
            else if (_failure?.Address == address)
            {
                lost += rates[destination];
            }
            else if (address < sites)
            {
                loads[address] += rates[destination];
            }
            else
            {
                lost += _frontEnds[address - sites].AddTo(loads);
            }
        }
        Raise(StrangerPeaks, rates);
        return lost;
    }

    private static void Raise(double[] peaks, double[] values)
    {
        for (int i = 0; i < peaks.Length; i++)
        {
            peaks[i] = Math.Max(peaks[i], values[i]);
        }
    }
}
