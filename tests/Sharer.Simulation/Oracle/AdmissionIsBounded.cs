using Sharer.Resource;

namespace Sharer.Simulation.Oracle;

/// <summary>C9, at each step: at most the capacity and one more are inside, and only where calls wait for room is one suspended.</summary>
internal static class AdmissionIsBounded
{
    public static string? Check(ResourceCore resource)
    {
        if (resource.Admission.Inside is var inside && (inside > resource.Limits.Capacity + 1 || inside < 0))
            return $"C9: {inside} calls are inside, with a capacity of {resource.Limits.Capacity}";
        if (resource.Limits.WhenFull != WhenFull.Wait && resource.Admission.Suspended > 0)
            return $"C9: {resource.Admission.Suspended} calls are suspended, although a full queue is to {resource.Limits.WhenFull}";
        return null;
    }
}
