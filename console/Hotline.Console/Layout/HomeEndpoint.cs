using Hotline.Console.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Layout;

/// <summary>GET /console: to the first place that is open to the person.</summary>
internal static class HomeEndpoint
{
    public static IResult Get(HttpContext context) => context.SeeOther(Places.For(context.Person()!).First().Path);
}
