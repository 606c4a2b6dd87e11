using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Sharer.Host.Users;

/// <summary>200 with a user.</summary>
internal sealed class UserFound(User user) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => UserAnswer.Write(httpContext, StatusCodes.Status200OK, user);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(UserAnswer.Describe(StatusCodes.Status200OK));
}

/// <summary>201 with a user and where it is.</summary>
internal sealed class UserCreated(User user) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = $"/users/{user.Id}";
        return UserAnswer.Write(httpContext, StatusCodes.Status201Created, user);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(UserAnswer.Describe(StatusCodes.Status201Created));
}

/// <summary>
/// Writes one user in one piece and with its length. What the framework's results write is chunked, by way of a writer that may wait:
/// that takes longer than a user takes to be found.
/// </summary>
internal static class UserAnswer
{
    private const string Json = "application/json";

    [ThreadStatic]
    private static Workshop? t_workshop;

    public static ProducesResponseTypeMetadata Describe(int status) => new(status, typeof(User), [Json]);

    public static Task Write(HttpContext context, int status, User user)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var workshop = t_workshop;
        if (workshop?.Options != options)
            t_workshop = workshop = new Workshop(options);
        var body = workshop.Serialize(user);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = $"{Json}; charset=utf-8";
        response.ContentLength = body.Length;
        response.BodyWriter.Write(body);
        return Task.CompletedTask;
    }

    /// <summary>What a thread needs to write users, again and again.</summary>
    private sealed class Workshop
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();
        private readonly Utf8JsonWriter _writer;
        private readonly JsonTypeInfo<User> _user;

        public Workshop(JsonSerializerOptions options)
        {
            Options = options;
            _user = (JsonTypeInfo<User>)options.GetTypeInfo(typeof(User));
            _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = options.Encoder });
        }

        public JsonSerializerOptions Options { get; }

        public ReadOnlySpan<byte> Serialize(User user)
        {
            _buffer.ResetWrittenCount();
            _writer.Reset();
            JsonSerializer.Serialize(_writer, user, _user);
            return _buffer.WrittenSpan;
        }
    }
}
