// Textures of the pictures that a frame shows, kept from frame to frame.
#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "app/plot/picture_store.hpp"
#include "app/render/texture.hpp"

namespace svdscope {

/// A picture is sent once and then found by its address. One that takes the place of another of its size, as
/// when a number is dragged, takes over its texture. What no frame used for kIdleFrames is freed.
class TextureStore final : public PictureStore {
  public:
    static constexpr std::size_t kMostBytes = std::size_t{256} << 20;
    static constexpr int kIdleFrames = 3;

    void clear() override;
    /// 0 for a picture that is larger than the driver can show, or when those of the frame would take more
    /// than kMostBytes.
    std::uint32_t texture_of(const PixelsPtr& picture, Sampling sampling) override;

    /// Around the rendering of each frame.
    void begin_frame();
    void end_frame();

    std::size_t count() const { return entries_.size(); }
    /// On the card, with room for the smaller copies.
    std::size_t bytes() const;
    /// Pictures sent for the last frame.
    int sent() const { return sent_; }

  private:
    struct Entry {
        Texture texture;
        std::weak_ptr<const Pixels> shown{};  ///< whose pixels it holds, or will after the next begin_frame
        PixelsPtr unsent{};                   ///< the same until it has been sent
        bool crisp = false;
        bool sent = false;        ///< it holds them
        bool has_copies = false;  ///< and smaller ones
        bool shrunk = false;      ///< wanted so
        bool wanted = false;      ///< by the frame that is being built
        int idle = 1;             ///< frames since one used it
        bool free_to_take() const { return !wanted && (idle > 0 || shown.expired()); }
    };
    Entry* find(const PixelsPtr& picture, bool crisp);
    Entry* take_over(const Pixels& picture);
    Entry* add(const Pixels& picture);
    void prepare(Entry& entry);

    std::vector<Entry> entries_;
    int sent_ = 0;
};

}  // namespace svdscope
