using System.Reflection;
using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Simulation;

public sealed class InterpositionTests
{
    [Fact]
    public void Library_LocksAndSpinLocks_AreThoseOfTheSimulation()
    {
        Assert.Equal(typeof(Scheduler).Assembly, FieldType(typeof(Admission), "_lock").Assembly);
        Assert.Equal(typeof(Scheduler).Assembly, FieldType(typeof(HotFields), nameof(HotFields.LanesLock)).Assembly);
    }

    /// <summary>A primitive that the library names in another way, or a new one, would pass by the simulation.</summary>
    [Fact]
    public void Library_OfTheFrameworksPrimitives_UsesNone()
    {
        string[] primitives = ["Interlocked", "Volatile", "SpinLock", "SpinWait", "Lock", "Monitor", "ThreadPool", "SemaphoreSlim", "ManualResetEventSlim", "Barrier", "ReaderWriterLockSlim"];
        var assembly = typeof(Scheduler).Assembly;
        var used = MethodsOfTheLibrary(assembly)
            .SelectMany(method => Calls(method).Select(called => (Method: method, Called: called)))
            .Where(use => use.Called.DeclaringType is { Namespace: "System.Threading" } type && primitives.Contains(type.Name) && type.Assembly != assembly)
            .Select(use => $"{use.Method.DeclaringType}.{use.Method.Name}: {use.Called.DeclaringType}.{use.Called.Name}");
        Assert.Empty(used);
    }

    private static Type FieldType(Type type, string field) => type.GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.FieldType;

    private static IEnumerable<MethodBase> MethodsOfTheLibrary(Assembly assembly) => assembly.GetTypes()
        .Where(static type => type.Namespace is { } name && name.StartsWith("Sharer", StringComparison.Ordinal)
            && !name.StartsWith("Sharer.Simulation", StringComparison.Ordinal) && !IsInterposed(type))
        .SelectMany(static type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .OfType<MethodBase>();

    private static bool IsInterposed(Type type) =>
        type.Namespace == "Sharer" && type.Name is "Interlocked" or "Volatile" or "SpinLock" or "SpinWait" or "ThreadPool" or "Random";

    /// <summary>What the method calls, by the tokens of its call instructions; a token found where there is none resolves to nothing.</summary>
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        const byte call = 0x28;
        const byte callVirtual = 0x6F;
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] is not (call or callVirtual))
                continue;
            MethodBase? called = null;
            try
            {
                called = method.Module.ResolveMethod(
                    BitConverter.ToInt32(code, i + 1), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
            }
            catch (ArgumentException)
            {
                // Not a call, but some other instruction's operand.
            }

            if (called is not null)
                yield return called;
        }
    }
}
