namespace Sim.Scenarios;

/// <summary>The codes of the states of the US. Source: ISO 3166-2:US, with the district and the territories.</summary>
public static class UnitedStates
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public const string Code = "US";

    /// <summary>The part of the codes behind <c>US-</c>.</summary>
    public static IReadOnlyList<string> States { get; } =
    [
        .. (
            "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
            + "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI"
        ).Split(' '),
    ];

    public static bool Has(string? subdivision) => subdivision is not null && States.Contains(subdivision);
}
