using System.Globalization;
using System.Reflection;

namespace Akka.Embedded.Tests;

/// <summary>Writes the public and protected face of types, a line a member, in the form of the signature files.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(object)] = "object",
        [typeof(double)] = "double",
    };

    public static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetTypes().Where(IsVisible);

    public static string KindOf(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    /// <summary>The base class, if it says anything, and the visible interfaces.</summary>
    public static IEnumerable<string> BasesOf(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            && parent != typeof(Enum) && parent != typeof(MulticastDelegate))
            yield return NameOf(parent);
        foreach (var contract in type.IsEnum ? [] : type.GetInterfaces().Where(IsVisible))
            yield return NameOf(contract);
    }

    public static IEnumerable<string> MembersOf(Type type)
    {
        var owner = NameOf(type);
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            if (!constructor.IsStatic)
                yield return $"{owner}::.ctor({Parameters(constructor)})";
        }

        foreach (var method in type.GetMethods(Declared).Where(IsVisible))
        {
            if (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
                continue;
            yield return $"{owner}::{Static(method)}{method.Name}{Arguments(method)}({Parameters(method)}) : {NameOf(method.ReturnType)}";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var get = property.GetMethod is { } getter && IsVisible(getter);
            var set = property.SetMethod is { } setter && IsVisible(setter);
            if (get || set)
            {
                yield return $"{owner}::{Static(property.GetMethod ?? property.SetMethod!)}{property.Name}" +
                    $"{{{(get ? "get;" : "")}{(set ? "set;" : "")}}} : {NameOf(property.PropertyType)}";
            }
        }

        foreach (var field in type.GetFields(Declared))
        {
            if ((field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName)
                yield return $"{owner}::{(field.IsStatic ? "static " : "")}{field.Name} : {NameOf(field.FieldType)}";
        }
    }

    public static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!);
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;

        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
            name += $"<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>";
        return $"{(type.IsNested ? NameOf(Owner(type)) : type.Namespace)}.{name}";
    }

    // A type within a generic one shares its parameters.
    private static Type Owner(Type nested)
    {
        var owner = nested.DeclaringType!;
        return owner.IsGenericTypeDefinition
            ? owner.MakeGenericType(nested.GetGenericArguments()[..owner.GetGenericArguments().Length])
            : owner;
    }

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : "";
        return $"{modifier}{NameOf(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return "";
        var value = parameter.DefaultValue;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (value is not null && type.IsEnum)
            value = Enum.ToObject(type, value);
        return $" = {(value is null ? "default" : Convert.ToString(value, CultureInfo.InvariantCulture))}";
    }
}
