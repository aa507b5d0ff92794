namespace Sim.Scenarios.Import.Terraform;

/// <summary>A resource that an expression refers to, and which of its instances are meant.</summary>
/// <remarks>
/// Terraform lists what an expression refers to and not the expression. <c>main["fr"].id</c> is listed as that,
/// <c>main["fr"]</c> and <c>main</c>; <c>main[each.key].id</c> as <c>main</c> and <c>each.key</c>. Source: Terraform
/// documentation, "JSON output format", expression representation, and internal/command/jsonconfig/expression.go.
/// </remarks>
/// <param name="Instances">All of the resource when the list does not say which.</param>
/// <param name="IsOwnIndex">
/// The instance is the one with the index of the instance that refers to it: the expression has each.key or count.index
/// and nothing else, and both resources have the same indexes. What it computes of them is not listed, so this is told.
/// </param>
internal sealed record TerraformReference(IReadOnlyList<TerraformResource> Instances, bool IsOwnIndex)
{
    /// <summary>The instances are those whose indexes are listed, each of them meant.</summary>
    public bool IsListed { get; init; }

    private const string Data = "data.";

    private static readonly string[] s_ownIndex = ["each.key", "count.index"];

    /// <summary>The resources of a type that an attribute refers to.</summary>
    public static IReadOnlyList<TerraformReference> Of(
        TerraformResource from,
        string type,
        string path,
        TerraformPlan plan
    )
    {
        IReadOnlyList<string> listed = from.References(path);
        bool isOwn = listed.Count == 2 && listed.Any(s_ownIndex.Contains);
        return
        [
            .. listed
                .GroupBy(reference => HeadOf(reference, type), StringComparer.Ordinal)
                .Where(group => group.Key is not null)
                .Select(group => Read(from, type, group.Key!, [.. group], isOwn, plan)),
        ];
    }

    /// <summary><c>data.TYPE.NAME</c> or <c>TYPE.NAME</c>; null: a reference to something else.</summary>
    private static string? HeadOf(string reference, string type)
    {
        bool isData = reference.StartsWith(Data, StringComparison.Ordinal);
        string[] steps = (isData ? reference[Data.Length..] : reference).Split('.', '[');
        return steps.Length > 1 && steps[0] == type ? $"{(isData ? Data : "")}{type}.{steps[1]}" : null;
    }

    /// <param name="head">The resource without an index.</param>
    /// <param name="ofHead">What is listed of it.</param>
    /// <param name="isOwn">The expression has one more reference, to each.key or count.index.</param>
    private static TerraformReference Read(
        TerraformResource from,
        string type,
        string head,
        IReadOnlyList<string> ofHead,
        bool isOwn,
        TerraformPlan plan
    )
    {
        bool isData = head.StartsWith(Data, StringComparison.Ordinal);
        string name = head[(head.LastIndexOf('.') + 1)..];
        TerraformInstances group = plan.Instances(from.Module, isData, type, name);
        if (group.All.Count <= 1)
        {
            return new TerraformReference(group.All, false);
        }
        string[] indexes =
        [
            .. ofHead
                .Where(reference => reference.StartsWith(head + "[", StringComparison.Ordinal))
                .Select(reference => reference[head.Length..])
                .Where(rest => rest[^1] == ']' && rest.IndexOf(']', StringComparison.Ordinal) == rest.Length - 1),
        ];
        int whole = ofHead.Count(reference => reference == head);
        // Each index in the list brings the resource itself along; one more is an index that is computed.
        if (indexes.Length > 0 && indexes.Length == whole)
        {
            TerraformResource?[] named = [.. indexes.Distinct(StringComparer.Ordinal).Select(index => group[index])];
            return named.Contains(null)
                ? new TerraformReference(group.All, false)
                : new TerraformReference([.. named!], false) { IsListed = true };
        }
        return
            isOwn
            && whole == 1
            && from.Index is { } own
            && group[own] is { } one
            && group.HasSameIndexes(plan.Instances(from.Module, from.IsData, from.Type, from.Name))
            ? new TerraformReference([one], true)
            : new TerraformReference(group.All, false);
    }
}
