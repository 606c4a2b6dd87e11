using System.Runtime.CompilerServices;

namespace Akka.Embedded.Tests;

internal static class TestThreads
{
    // Tests block the thread pool's threads on purpose, with gates and expectations, and run beside each other. On a machine with two
    // processors the pool would then add a thread every half second only, and what waits for less would be late.
    [ModuleInitializer]
    internal static void GiveThePoolEnough()
    {
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(64, completion);
    }
}
