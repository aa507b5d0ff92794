namespace Sim.Core.Traffic.Flow;

/// <summary>
/// Where every group's users are: on an open connection, on a dead one, or looking for one with an address in hand.
/// </summary>
/// <param name="groupCount">Groups.</param>
/// <param name="columns">Addresses and one more: no usable address.</param>
/// <param name="active">Columns outside of which there are no users.</param>
internal sealed class UserPools(int groupCount, int columns, ActiveColumns active)
{
    /// <summary>By cell: users on open connections.</summary>
    public double[] Open { get; } = new double[groupCount * columns];

    /// <summary>By cell: users on connections that are dead without their knowing.</summary>
    public double[] Dead { get; } = new double[groupCount * columns];

    /// <summary>By cell: users without a connection who hold this address.</summary>
    public double[] Looking { get; } = new double[groupCount * columns];

    public double Total(int group)
    {
        double total = 0;
        foreach (int column in active.Of(group))
        {
            int cell = (group * columns) + column;
            total += Open[cell] + Dead[cell] + Looking[cell];
        }
        return total;
    }

    public void Clear(int cell)
    {
        Open[cell] = 0;
        Dead[cell] = 0;
        Looking[cell] = 0;
    }

    /// <summary>
    /// Brings the number of a group's users to the demand: new ones look, with addresses as the others hold them;
    /// leaving ones take their connections along.
    /// </summary>
    /// <param name="held">By column: share of the users that holds each address.</param>
    public void Resize(int group, double users, ReadOnlySpan<double> held)
    {
        double total = Total(group);
        int first = group * columns;
        if (users >= total)
        {
            foreach (int column in active.Of(group))
            {
                Looking[first + column] += (users - total) * held[column];
            }
            return;
        }
        double keep = total > 0 ? users / total : 0;
        foreach (int column in active.Of(group))
        {
            Open[first + column] *= keep;
            Dead[first + column] *= keep;
            Looking[first + column] *= keep;
        }
    }
}
