using Microsoft.AspNetCore.Components;

namespace Hotline.Console.Layout;

/// <summary>A component with its model, to be rendered in a page or pushed into one.</summary>
public static class Fragment
{
    /// <summary>Renders <typeparamref name="TComponent"/>, whose one parameter is <c>Model</c>.</summary>
    public static RenderFragment Of<TComponent>(object model)
        where TComponent : IComponent
        => builder =>
        {
            builder.OpenComponent<TComponent>(0);
            builder.AddComponentParameter(1, "Model", model);
            builder.CloseComponent();
        };
}
