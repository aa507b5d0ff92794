using Sim.Core.Quantities;

namespace Sim.Core.Models.Demand;

/// <summary>
/// Divides an audience among countries: some have a given share, the others take the rest in proportion to their users.
/// </summary>
public static class AudienceShares
{
    /// <param name="users">Country and its internet users, 0 or more; countries unique.</param>
    /// <param name="given">Shares that are known, not negative, together 1 at most (within a billionth).</param>
    /// <returns>One share per entry of <paramref name="users"/>, in its order; together 1.</returns>
    /// <exception cref="ArgumentException">
    /// A given country is not among the users, the given shares exceed 1, or nobody is left to take the rest.
    /// </exception>
    public static IReadOnlyList<Ratio> Of(
        IReadOnlyList<(string Country, long Users)> users,
        IReadOnlyDictionary<string, Ratio> given
    )
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(given);
        double taken = 0;
        double othersUsers = 0;
        int found = 0;
        foreach ((string country, long count) in users)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(users));
            if (given.TryGetValue(country, out Ratio share))
            {
                ArgumentOutOfRangeException.ThrowIfNegative(share.Value, nameof(given));
                taken += share.Value;
                found++;
            }
            else
            {
                othersUsers += count;
            }
        }
        if (found != given.Count)
        {
            throw new ArgumentException("A share is given for a country that is not listed.", nameof(given));
        }
        double rest = 1 - taken;
        if (rest < -1e-9)
        {
            throw new ArgumentException("The given shares add up to more than 100 %.", nameof(given));
        }
        if (othersUsers == 0 && rest > 1e-9)
        {
            throw new ArgumentException(
                "The given shares leave a rest, and no other country has users.",
                nameof(given)
            );
        }
        double perUser = othersUsers > 0 ? Math.Max(0, rest) / othersUsers : 0;
        return
        [
            .. users.Select(entry =>
                given.TryGetValue(entry.Country, out Ratio share) ? share : new Ratio(entry.Users * perUser)
            ),
        ];
    }
}
