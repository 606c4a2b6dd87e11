using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sharer.Host.Http;

/// <summary>JSON that is read to the letter: an unknown, missing, repeated or null member and a wrong type are errors.</summary>
internal static class StrictJson
{
    public static void AddStrictJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(static http =>
    {
        var json = http.SerializerOptions;
        json.MaxDepth = 32;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowDuplicateProperties = false;
        json.ReadCommentHandling = JsonCommentHandling.Disallow;
        json.AllowTrailingCommas = false;
    });
}
