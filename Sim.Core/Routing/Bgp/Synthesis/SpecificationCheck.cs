using System.Globalization;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>What is wrong with the lists of a specification.</summary>
internal static class SpecificationCheck
{
    public static IEnumerable<string> OfPlaces(SyntheticSpecification specification)
    {
        string[] countries = [.. specification.Countries.Select(country => country.Code)];
        string[] metros = [.. specification.Metros.Select(metro => metro.Code)];
        if (metros.Length == 0)
        {
            yield return "there is no metro";
        }
        foreach (string twice in Twice(countries))
        {
            yield return $"country {twice} is given twice";
        }
        foreach (string twice in Twice(metros))
        {
            yield return $"metro {twice} is given twice";
        }
        foreach (SyntheticCountry country in specification.Countries)
        {
            if (country.Users < 0)
            {
                yield return $"country {country.Code} has fewer than 0 users";
            }
            if (country.Users > 0 && !specification.Metros.Any(metro => metro.Country == country.Code))
            {
                yield return $"country {country.Code} has users and no metro";
            }
        }
        foreach (SyntheticMetro metro in specification.Metros)
        {
            if (!countries.Contains(metro.Country))
            {
                yield return $"metro {metro.Code} is in {metro.Country}, which is no country of the list";
            }
            if (!(metro.Weight > 0 && double.IsFinite(metro.Weight)))
            {
                yield return $"metro {metro.Code} has not a weight above 0";
            }
        }
        foreach (string problem in OfNames(specification, metros))
        {
            yield return problem;
        }
    }

    /// <summary>Whether there are networks enough; only for lists that are right.</summary>
    public static IEnumerable<string> OfCounts(SyntheticSpecification specification)
    {
        var counts = RoleCounts.Of(specification);
        if (counts.Stubs < 0)
        {
            int least = specification.NetworkCount - counts.Stubs;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{specification.NetworkCount} networks are too few for all roles and countries; about {least} will do"
            );
            yield break;
        }
        foreach (NetworkRole role in Enum.GetValues<NetworkRole>())
        {
            int named = specification.NamedNetworks.Count(network => network.Role == role);
            if (named > counts.Of(role))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{named} networks of role {role} are named, of {counts.Of(role)}"
                );
            }
        }
    }

    private static IEnumerable<string> OfNames(SyntheticSpecification specification, string[] metros)
    {
        foreach (Asn asn in Twice(specification.NamedNetworks.Select(network => network.Asn)))
        {
            yield return $"{asn} is named twice";
        }
        foreach (NamedNetwork network in specification.NamedNetworks)
        {
            if (network.Asn.Value == 0)
            {
                yield return "AS0 is reserved";
            }
            if (!(network.PeeringWithEyeballs.Value is >= 0 and <= 1))
            {
                yield return $"{network.Asn} peers with {network.PeeringWithEyeballs} of the eyeballs, not 0 to 100 %";
            }
            foreach (string unknown in network.Metros.Concat(network.AlsoIn).Where(code => !metros.Contains(code)))
            {
                yield return $"{network.Asn} is in {unknown}, which is no metro of the list";
            }
        }
    }

    private static IEnumerable<T> Twice<T>(IEnumerable<T> values) =>
        values.GroupBy(value => value).Where(group => group.Count() > 1).Select(group => group.Key);
}
