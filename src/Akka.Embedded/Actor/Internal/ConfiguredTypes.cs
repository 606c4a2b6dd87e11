using System.Reflection;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor.Internal;

/// <summary>Makes what the configuration names by type.</summary>
internal static class ConfiguredTypes
{
    public static Type Resolve<T>(string? name, string key)
    {
        if (string.IsNullOrEmpty(name))
            throw new ConfigurationException($"'{key}' names no type; it takes a {typeof(T)}.");
        var type = TypeNames.Resolve(name)
            ?? throw new ConfigurationException($"'{key}' names the type '{name}', which no loaded assembly has.");
        return typeof(T).IsAssignableFrom(type)
            ? type
            : throw new ConfigurationException($"'{key}' names the type '{name}', which is no {typeof(T)}.");
    }

    public static T Create<T>(string? name, string key, params object?[] args)
    {
        var type = Resolve<T>(name, key);
        try
        {
            return (T)Activator.CreateInstance(type, args)!;
        }
        catch (MissingMethodException cause)
        {
            var parameters = string.Join(", ", args.Select(arg => arg?.GetType().Name ?? "null"));
            throw new ConfigurationException(
                $"'{key}' names the type '{name}', which has no public constructor that takes ({parameters}).", cause);
        }
        catch (TargetInvocationException cause)
        {
            throw new ConfigurationException($"'{key}' names the type '{name}', whose constructor threw.", cause.InnerException);
        }
    }
}
