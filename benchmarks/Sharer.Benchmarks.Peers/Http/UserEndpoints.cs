using Microsoft.AspNetCore.Http.HttpResults;
using Sharer.Benchmarks.Peers.Stores;

namespace Sharer.Benchmarks.Peers.Http;

internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes, IUserStore store)
    {
        routes.MapPost("/users", async Task<Results<Created<User>, ProblemHttpResult>> (NewUser user, CancellationToken cancellationToken) =>
        {
            if (user.FindFaults() is { } faults)
            {
                return TypedResults.Problem(new HttpValidationProblemDetails(faults) { Status = StatusCodes.Status422UnprocessableEntity });
            }

            var id = await store.AddAsync(user, cancellationToken);
            return TypedResults.Created($"/users/{id}", new User(id, user.Name, user.Age, user.Gender));
        });
        routes.MapGet("/users/{id:long}", async Task<Results<Ok<User>, ProblemHttpResult>> (long id, CancellationToken cancellationToken) =>
            await store.GetAsync(id, cancellationToken) is { } user
                ? TypedResults.Ok(user)
                : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such user"));
    }
}
