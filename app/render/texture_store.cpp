// Finds textures by their pictures, sends what is new before a frame is drawn, and frees what rests.
#include "app/render/texture_store.hpp"

#include <algorithm>

#include <glad/gl.h>

namespace svdscope {
namespace {

/// With the smaller copies, which are a third of it together.
std::size_t bytes_of(int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 16 / 3;
}

bool driver_takes(const Pixels& picture) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    return std::max(picture.width, picture.height) <= limit;
}

}  // namespace

void TextureStore::clear() {
    for (Entry& entry : entries_) {
        entry.wanted = false;
        entry.shrunk = false;
        entry.unsent.reset();
    }
}

std::uint32_t TextureStore::texture_of(const PixelsPtr& picture, Sampling sampling) {
    const bool crisp = sampling == Sampling::Crisp;
    Entry* entry = find(picture, crisp);
    if (entry == nullptr) {
        entry = take_over(*picture);
        if (entry == nullptr) entry = add(*picture);
        if (entry == nullptr) return 0;
        entry->shown = picture;
        entry->crisp = crisp;
        entry->sent = false;
    }
    if (!entry->sent) entry->unsent = picture;
    entry->wanted = true;
    entry->shrunk |= sampling == Sampling::Shrunk;
    return entry->texture.id();
}

TextureStore::Entry* TextureStore::find(const PixelsPtr& picture, bool crisp) {
    const auto found = std::ranges::find_if(
        entries_, [&](const Entry& entry) { return entry.crisp == crisp && entry.shown.lock() == picture; });
    return found == entries_.end() ? nullptr : &*found;
}

TextureStore::Entry* TextureStore::take_over(const Pixels& picture) {
    const auto found = std::ranges::find_if(entries_, [&](const Entry& entry) {
        return entry.free_to_take() && entry.texture.width() == picture.width &&
               entry.texture.height() == picture.height;
    });
    return found == entries_.end() ? nullptr : &*found;
}

TextureStore::Entry* TextureStore::add(const Pixels& picture) {
    if (!driver_takes(picture)) return nullptr;
    while (bytes() + bytes_of(picture.width, picture.height) > kMostBytes) {
        const auto oldest = std::ranges::max_element(
            entries_, {}, [](const Entry& entry) { return entry.wanted ? -1 : entry.idle; });
        if (oldest == entries_.end() || oldest->wanted) return nullptr;
        entries_.erase(oldest);
    }
    return &entries_.emplace_back(Entry{.texture = Texture(picture.width, picture.height)});
}

void TextureStore::begin_frame() {
    sent_ = 0;
    for (Entry& entry : entries_) {
        if (entry.wanted) prepare(entry);
    }
}

void TextureStore::prepare(Entry& entry) {
    if (!entry.sent) {
        entry.texture.upload(*entry.unsent);
        entry.sent = true;
        entry.has_copies = false;
        ++sent_;
    }
    entry.unsent.reset();
    if (entry.shrunk && !entry.has_copies) {
        entry.texture.make_copies();
        entry.has_copies = true;
    }
    // The same picture looks the same whatever it was before.
    entry.texture.sample(entry.crisp ? Sampling::Crisp : entry.shrunk ? Sampling::Shrunk : Sampling::Smooth);
}

void TextureStore::end_frame() {
    for (Entry& entry : entries_) entry.idle = entry.wanted ? 0 : entry.idle + 1;
    std::erase_if(entries_, [](const Entry& entry) { return entry.idle > kIdleFrames; });
}

std::size_t TextureStore::bytes() const {
    std::size_t sum = 0;
    for (const Entry& entry : entries_) sum += bytes_of(entry.texture.width(), entry.texture.height());
    return sum;
}

}  // namespace svdscope
