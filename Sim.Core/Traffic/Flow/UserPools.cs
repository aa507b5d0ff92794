namespace Sim.Core.Traffic.Flow;

/// <summary>Where every group's users are: on an open connection, on a dead one, or looking for one with an address in hand.</summary>
/// <param name="groupCount">Groups.</param>
/// <param name="columns">Addresses and one more: no usable address.</param>
internal sealed class UserPools(int groupCount, int columns)
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
        for (int cell = group * columns; cell < (group + 1) * columns; cell++)
        {
            total += Open[cell] + Dead[cell] + Looking[cell];
        }
        return total;
    }

    /// <summary>Brings the number of a group's users to the demand: new ones look, with addresses as the others hold them; leaving ones take their connections along.</summary>
    /// <param name="held">By column: share of the users that holds each address.</param>
    public void Resize(int group, double users, ReadOnlySpan<double> held)
    {
        double total = Total(group);
        int first = group * columns;
        if (users >= total)
        {
            for (int column = 0; column < columns; column++)
            {
                Looking[first + column] += (users - total) * held[column];
            }
            return;
        }
        double keep = total > 0 ? users / total : 0;
        for (int cell = first; cell < first + columns; cell++)
        {
            Open[cell] *= keep;
            Dead[cell] *= keep;
            Looking[cell] *= keep;
        }
    }
}
