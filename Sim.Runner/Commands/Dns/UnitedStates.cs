namespace Sim.Runner.Commands.Dns;

/// <summary>The codes of the states of the US. Source: ISO 3166-2:US, with the district and the territories.</summary>
internal static class UnitedStates
{
    public const string Code = "US";

    private static readonly string[] s_states =
    [
        .. (
            "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
            + "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI"
        ).Split(' '),
    ];

    public static bool Has(string? subdivision) => subdivision is not null && s_states.Contains(subdivision);
}
