namespace Sim.Scenarios.Schema.Binding;

/// <summary>
/// The range of a number or quantity, in the text form of the property; of the items when it is a list or map.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LimitsAttribute : Attribute
{
    public string? AtLeast { get; init; }

    public string? MoreThan { get; init; }

    public string? AtMost { get; init; }

    /// <summary>"at least 1 and at most 1024"; "1" when that is all there is.</summary>
    public string Expectation =>
        AtLeast is not null && AtLeast == AtMost
            ? AtLeast
            : string.Join(
                " and ",
                new[]
                {
                    AtLeast is null ? null : $"at least {AtLeast}",
                    MoreThan is null ? null : $"more than {MoreThan}",
                    AtMost is null ? null : $"at most {AtMost}",
                }.Where(part => part is not null)
            );
}
