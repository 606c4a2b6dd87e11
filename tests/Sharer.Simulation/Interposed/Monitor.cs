using System.Runtime.CompilerServices;
using Sharer.Simulation;

namespace System.Threading;

/// <summary>What the compiler finds for <c>lock</c> on any object in this assembly.</summary>
internal static class Monitor
{
    private static readonly ConditionalWeakTable<object, SimulatedMonitor> Monitors = [];

    public static void Enter(object obj) => Of(obj).Lock.Enter("monitor");

    public static void Enter(object obj, ref bool lockTaken)
    {
        Enter(obj);
        lockTaken = true;
    }

    public static void Exit(object obj) => Of(obj).Lock.Exit();

    public static bool Wait(object obj) => Of(obj).Wait();

    public static bool Wait(object obj, TimeSpan timeout) =>
        throw new NotSupportedException("Nothing in a history waits for a pulse with a time limit; the clock's own thread has none of its time.");

    // Whoever is woken for nothing looks again and waits on.
    public static void Pulse(object obj) => Of(obj).PulseAll();

    public static void PulseAll(object obj) => Of(obj).PulseAll();

    private static SimulatedMonitor Of(object obj) => Monitors.GetValue(obj, static obj => new SimulatedMonitor(obj.GetType().Name));
}
