namespace Sim.Scenarios.Import.Terraform;

/// <summary>The instances of one resource in one module: one, or one for each index of its count or for_each.</summary>
internal sealed class TerraformInstances
{
    private readonly Dictionary<string, TerraformResource> _byIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<TerraformInstances, bool> _hasSameIndexes = [];

    public TerraformInstances(IEnumerable<TerraformResource> all)
    {
        All = [.. all];
        foreach (TerraformResource resource in All)
        {
            if (resource.Index is { } index)
            {
                _byIndex.TryAdd(index, resource);
            }
        }
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<TerraformResource> All { get; }

    /// <summary>Null when there is none.</summary>
    public TerraformResource? this[string index] => _byIndex.GetValueOrDefault(index);

    /// <summary>Whether both have one instance for each of the same indexes.</summary>
    public bool HasSameIndexes(TerraformInstances other)
    {
        if (!_hasSameIndexes.TryGetValue(other, out bool same))
        {
            same =
                _byIndex.Count == All.Count
                && other.All.Count == All.Count
                && other._byIndex.Count == All.Count
                && _byIndex.Keys.All(other._byIndex.ContainsKey);
            _hasSameIndexes[other] = same;
        }
        return same;
    }
}
