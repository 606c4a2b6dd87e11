namespace Sharer.Generators.Tests.Calls.Ways;

// Where a facade's call runs.
public enum Way
{
    Direct,
    Pool,
    Pinned,
}
