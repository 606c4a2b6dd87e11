using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sharer.Benchmarks.Peers.Http;

/// <summary>JSON by generated code, read as strictly as the service reads it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(User))]
internal sealed partial class PeerJson : JsonSerializerContext;

internal static class StrictJson
{
    public static void AddStrictJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(static http =>
    {
        var json = http.SerializerOptions;
        json.TypeInfoResolverChain.Insert(0, PeerJson.Default);
        json.MaxDepth = 32;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowDuplicateProperties = false;
    });
}
