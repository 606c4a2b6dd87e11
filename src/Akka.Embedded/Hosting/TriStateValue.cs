namespace Akka.Hosting;

/// <summary>None, all or some.</summary>
public enum TriStateValue
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Everything.</summary>
    All,

    /// <summary>A number of them.</summary>
    Some,
}
