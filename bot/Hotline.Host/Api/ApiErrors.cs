using Hotline.Channels;

namespace Hotline.Host.Api;

/// <summary>What goes wrong below an endpoint, as problem details: a body that is too large or breaks off, a store that takes nothing.</summary>
internal sealed class ApiErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.TooLarge(Bodies.Largest);
        }
        catch (BadHttpRequestException)
        {
            return Problems.BadBody("$");
        }
        catch (InboxUnavailableException)
        {
            return Problems.Unavailable();
        }
    }
}
