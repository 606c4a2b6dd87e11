using Sharer.Simulation;

namespace Sharer.Calls;

/// <summary>Stands for the library's pool, which keeps calls on threads: here what was given back last is used again first, by whoever comes.</summary>
/// <remarks>So a history depends on no other, and a reference that is kept for too long meets the next life of its call at once.</remarks>
internal static class CallPool<TCall> where TCall : Call, new()
{
    public static TCall Rent() => Home() is { } home && home.TryPop(out var call) ? call : new TCall();

    public static void Return(TCall call) => Home()?.Push(call);

    private static Stack<TCall>? Home() => Fiber.Current?.Scheduler.Belonging(static () => new Stack<TCall>());
}
