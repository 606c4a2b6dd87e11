using Microsoft.AspNetCore.Http.HttpResults;

namespace Sharer.Host.Users;

/// <summary>The users over HTTP. Every handler awaits the shared database with the request's token.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("Users")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);

        users.MapPost("", AddAsync).WithName("AddUser").WithSummary("Adds a user; it is on the disk when the answer comes.")
            .AddEndpointFilter(RefuseQuery)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);
        users.MapGet("", ShowAsync).WithName("ShowUsers").WithSummary("Shows users by id, a page at a time.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .AddOpenApiOperationTransformer(UserPageDescription.AddAsync);
        users.MapGet("/{id:long}", GetAsync).WithName("GetUser").WithSummary("Shows one user.")
            .AddEndpointFilter(RefuseQuery)
            .ProducesProblem(StatusCodes.Status404NotFound);
        users.MapDelete("/{id:long}", DeleteAsync).WithName("DeleteUser").WithSummary("Deletes one user.")
            .AddEndpointFilter(RefuseQuery)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<User>, ProblemHttpResult>> AddAsync(
        NewUser user, SharedRef<UserDatabase> users, CancellationToken cancellationToken)
    {
        if (user.FindFaults() is { Count: > 0 } faults)
            return Refuse(StatusCodes.Status422UnprocessableEntity, "The user breaks a limit", faults);
        var id = await users.AddUserAsync(user.Name, user.Age, user.Gender, cancellationToken);
        return TypedResults.Created($"/users/{id}", new User(id, user.Name, user.Age, user.Gender));
    }

    private static async Task<Results<Ok<IReadOnlyList<User>>, ProblemHttpResult>> ShowAsync(
        HttpRequest request, SharedRef<UserDatabase> users, CancellationToken cancellationToken)
    {
        var page = UserPage.Read(request.Query, out var faults, out var areLimits);
        if (faults.Count > 0)
            return areLimits
                ? Refuse(StatusCodes.Status422UnprocessableEntity, "The query breaks a limit", faults)
                : Refuse(StatusCodes.Status400BadRequest, "The query cannot be used", faults);
        return TypedResults.Ok(await users.ShowUsersAsync(page.Pattern, page.Limit, page.After, cancellationToken));
    }

    private static async Task<Results<Ok<User>, ProblemHttpResult>> GetAsync(
        long id, SharedRef<UserDatabase> users, CancellationToken cancellationToken) =>
        await users.GetUserAsync(id, cancellationToken) is { } user ? TypedResults.Ok(user) : NoSuchUser(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        long id, SharedRef<UserDatabase> users, CancellationToken cancellationToken) =>
        await users.DeleteUserAsync(id, cancellationToken) ? TypedResults.NoContent() : NoSuchUser(id);

    private static async ValueTask<object?> RefuseQuery(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var query = context.HttpContext.Request.Query;
        return query.Count == 0
            ? await next(context)
            : Refuse(StatusCodes.Status400BadRequest, "The query cannot be used",
                query.Keys.ToDictionary(key => key, _ => new[] { "is not known here" }));
    }

    private static ProblemHttpResult NoSuchUser(long id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "No such user", detail: $"There is no user {id}.");

    private static ProblemHttpResult Refuse(int status, string title, Dictionary<string, string[]> faults) =>
        TypedResults.Problem(new HttpValidationProblemDetails(faults) { Status = status, Title = title });
}
