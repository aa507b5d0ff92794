using Sim.Core.Models.Demand;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Demand;

public class AudienceSharesTest
{
    private static readonly (string Country, long Users)[] s_users = [("FR", 50), ("DE", 60), ("ES", 20), ("VA", 0)];

    // 30 % are given; 70 % are divided 60 : 20.
    [Test]
    public void What_is_left_over_is_shared_in_proportion_to_users()
    {
        Assert.That(Of([("FR", 0.3)]), Is.EqualTo(new[] { 0.3, 0.525, 0.175, 0 }).Within(1e-12));
    }

    [Test]
    public void Without_given_shares_users_alone_count()
    {
        Assert.That(Of([]), Is.EqualTo(new[] { 50 / 130.0, 60 / 130.0, 20 / 130.0, 0 }).Within(1e-12));
    }

    [Test]
    public void Shares_that_add_up_to_one_leave_nothing_for_others()
    {
        Assert.That(Of([("FR", 0.9), ("VA", 0.1)]), Is.EqualTo(new[] { 0.9, 0, 0, 0.1 }).Within(1e-12));
    }

    [Test]
    public void A_rest_without_takers_is_refused()
    {
        Assert.That(() => Of([("FR", 0.3), ("DE", 0.3), ("ES", 0.3)]), Throws.ArgumentException);
    }

    [Test]
    public void More_than_everything_is_refused()
    {
        Assert.That(() => Of([("FR", 0.6), ("DE", 0.5)]), Throws.ArgumentException);
    }

    [Test]
    public void A_share_of_an_unknown_country_is_refused()
    {
        Assert.That(() => Of([("XX", 0.1)]), Throws.ArgumentException);
    }

    private static IEnumerable<double> Of((string Country, double Share)[] given) =>
        AudienceShares
            .Of(s_users, given.ToDictionary(entry => entry.Country, entry => new Ratio(entry.Share)))
            .Select(share => share.Value);
}
